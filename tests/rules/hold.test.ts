import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("holds", () => testDialogues(new URL("hold.txt", import.meta.url)));
