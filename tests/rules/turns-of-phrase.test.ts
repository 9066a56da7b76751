import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("what agents say in other words, and what only sounds like it", () => {
  testDialogues(new URL("turns-of-phrase.txt", import.meta.url));
});
