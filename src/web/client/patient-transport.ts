import { API_PREFIX } from "../../contract/prefixes.ts";
import type { Transport } from "../../contract/wire.ts";
import { isSomebodyInside, sessionEnded, sessionIsBack } from "./session-over.ts";

/**
 * A request that meets an ended session waits until the same person has signed in again, and is then sent once more: it was
 * refused at the door, so nothing of it was done.
 */
export function patientTransport(send: Transport): Transport {
	return async (request) => {
		const response = await send(request);
		if (response.status !== 401 || !isSomebodyInside() || isAboutSession(request.path)) return response;
		sessionEnded();
		await sessionIsBack(request.signal);
		return send(request);
	};
}

/** Whether one is signed in, and signing in and out, is asked by whoever deals with the answer. */
function isAboutSession(path: string): boolean {
	return path.startsWith(`${API_PREFIX}/session`) || path.startsWith(`${API_PREFIX}/setup`);
}
