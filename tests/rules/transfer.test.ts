import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("transfers", () => testDialogues(new URL("transfer.txt", import.meta.url)));
