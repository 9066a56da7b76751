import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("how calls are opened, how they change hands, and what is asked on the way", () => {
  testDialogues(new URL("flow.txt", import.meta.url));
});
