import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("how calls end", () => testDialogues(new URL("closing.txt", import.meta.url)));
