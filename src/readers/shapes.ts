import { amazonShape } from "./amazon.js";
import { contentShape } from "./content.js";
import type { Shape } from "./json-document.js";
import { vconShape } from "./vcon.js";

/** Kinds of JSON that are known by name, most specific first. */
export const SHAPES: readonly Shape[] = [vconShape, amazonShape, contentShape];
