import type { Sha256 } from "../../../../core/audit/tlog/merkle.ts";
export declare const sha256: Sha256;
