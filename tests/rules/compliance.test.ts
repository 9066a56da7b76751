import { describe } from "vitest";
import { testDialogues } from "./dialogues.js";

describe("data that must not be kept", () => testDialogues(new URL("compliance.txt", import.meta.url)));
