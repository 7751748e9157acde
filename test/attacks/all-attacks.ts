import { ATTACKS_BY_REPETITION } from "./attacks-by-repetition.ts";
import { ATTACKS_ON_SETS } from "./attacks-on-sets.ts";
import { ATTACKS_ON_THE_MECHANISM } from "./attacks-on-the-mechanism.ts";

/** Every attack that asks for sizes of rules; those on other doors are in `live/`. */
export const ALL_ATTACKS = [...ATTACKS_ON_SETS, ...ATTACKS_BY_REPETITION, ...ATTACKS_ON_THE_MECHANISM];
