import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("what is promised, refused, passed on and not known, and what only sounds like it", () => {
  testDialogues(new URL("promises-in-other-words.txt", import.meta.url));
});
