import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("customers called by their name, by another one, and by one that sounds like it", () => {
  testDialogues(new URL("names.txt", import.meta.url));
});
