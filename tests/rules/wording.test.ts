import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("insider terms and talk of competitors", () => testDialogues(new URL("wording.txt", import.meta.url)));
