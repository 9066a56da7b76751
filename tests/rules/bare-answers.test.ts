import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("what all that an agent answers makes of it", () => {
  testDialogues(new URL("bare-answers.txt", import.meta.url));
});
