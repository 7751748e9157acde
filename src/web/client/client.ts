import { fromProblem } from "../../contract/from-problem.ts";
import type { Problem } from "../../contract/problem.ts";
import { type Client, clientOver, type TransportResponse, type WireRoute, wireAnswer } from "../../contract/wire.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import { fetchTransport } from "./fetch-transport.ts";
import { patientTransport } from "./patient-transport.ts";
import { steppingUp } from "./step-up.ts";
import table from "./wire-table.json" with { type: "json" };

const WIRE_TABLE = table as Readonly<Record<string, WireRoute>>;

/**
 * One typed function a route; throws `SegwardError` as the server stated it. The server of this very page has checked each
 * answer against the contract before it sent it, so the schemas stay out of the browser.
 */
export const client: Client = clientOver(WIRE_TABLE, steppingUp(patientTransport(fetchTransport)), resultOf);

function resultOf(id: string, response: TransportResponse): unknown {
	const body = wireAnswer(WIRE_TABLE[id] as WireRoute, response);
	if (response.status < 400 && body !== undefined) return body;
	if (isProblem(body)) throw fromProblem(body);
	throw new SegwardError("connection-failed", {
		detail: `The server answered with status ${response.status} and no explanation.`,
		hint: "Load the page again; if that does not help, ask the operator whether something stands between.",
	});
}

function isProblem(body: unknown): body is Problem {
	const { code, title } = (body ?? {}) as Partial<Problem>;
	return typeof code === "string" && typeof title === "string";
}
