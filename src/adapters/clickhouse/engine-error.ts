import type { ErrorCode } from "../../core/error/catalogue.ts";
import { SegwardError } from "../../core/error/segward-error.ts";

/** ClickHouse error numbers (src/Common/ErrorCodes.cpp of ClickHouse) that mean something to a user. */
const CODES: Readonly<Record<number, ErrorCode>> = {
	158: "query-too-large", // TOO_MANY_ROWS
	159: "query-too-large", // TIMEOUT_EXCEEDED
	160: "query-too-large", // TOO_SLOW
	191: "query-too-large", // SET_SIZE_LIMIT_EXCEEDED
	241: "query-too-large", // MEMORY_LIMIT_EXCEEDED
	307: "query-too-large", // TOO_MANY_BYTES
	396: "query-too-large", // TOO_MANY_ROWS_OR_BYTES
	394: "cancelled", // QUERY_WAS_CANCELLED
	243: "storage-full", // NOT_ENOUGH_SPACE
	202: "engine-unavailable", // TOO_MANY_SIMULTANEOUS_QUERIES
	209: "engine-unavailable", // SOCKET_TIMEOUT
	210: "engine-unavailable", // NETWORK_ERROR
};

const NETWORK_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"]);

/**
 * An engine failure as an error that may cross layers. The engine's own message can repeat SQL and values,
 * so nothing of it is kept but its number.
 */
export function fromEngineError(error: unknown): SegwardError {
	if (error instanceof SegwardError) return error;
	const text = error instanceof Error ? error.message : "";
	const stated = String((error as { code?: unknown } | null)?.code ?? "");
	if (NETWORK_CODES.has(stated)) return new SegwardError("engine-unavailable");
	const digits = /^\d+$/.test(stated) ? stated : /\bCode: (\d+)/.exec(text)?.[1];
	if (digits === undefined) return new SegwardError("internal", { detail: "The query engine failed." });
	const code = CODES[Number(digits)] ?? "internal";
	if (code !== "internal") return new SegwardError(code);
	return new SegwardError("internal", { detail: `The query engine answered with its error ${digits}.` });
}
