import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("customers on hold, in the words that agents have for it", () => {
  testDialogues(new URL("holds-in-other-words.txt", import.meta.url));
});
