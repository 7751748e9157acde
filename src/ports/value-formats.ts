export type { ValueFormats } from "../core/intake/value-formats.ts";
