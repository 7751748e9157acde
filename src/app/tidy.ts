import type { Call } from "./call.ts";
import type { Services } from "./services.ts";

/**
 * Work that follows an act which is settled and visible already. Its failure goes to the server log and changes nothing of
 * the outcome: what is left undone is done after the next act of its kind, or at start.
 */
export async function tidy(
	{ report }: Pick<Services, "report">,
	{ requestId }: Pick<Call, "requestId">,
	work: () => Promise<void>,
): Promise<void> {
	try {
		await work();
	} catch (error) {
		report(error, requestId);
	}
}
