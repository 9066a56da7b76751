import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("openings, names, listening and closings over short calls of many trades", () => {
  testDialogues(new URL("short-calls.txt", import.meta.url));
});
