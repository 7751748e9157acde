import type { Detection } from "../detection.ts";
import { ACCESS_DETECTIONS } from "./of-access.ts";
import { DATA_DETECTIONS } from "./of-data.ts";
import { PROTECTION_DETECTIONS } from "./of-protection.ts";

/** What the product watches for, as shipped. */
export const DETECTIONS: readonly Detection[] = [...DATA_DETECTIONS, ...ACCESS_DETECTIONS, ...PROTECTION_DETECTIONS];
