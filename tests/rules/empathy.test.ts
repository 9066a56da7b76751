import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("empathy and ownership in dialogues", () => testDialogues(new URL("empathy.txt", import.meta.url)));
