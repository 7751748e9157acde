import type { Call } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import type { Attention } from "../../stewardship/attention.ts";
import { whoseTraining } from "./whose-training.ts";

const SOON_MS = 30 * 86_400_000;

/** Courses that the caller has to pass: those that keep the data closed, otherwise those that end soon. */
export async function trainingAttention(
	{ training, clock }: Pick<Services, "training" | "clock">,
	{ principal, workspaceId }: Call,
): Promise<Attention[]> {
	if (principal.kind !== "person") return [];
	const { personId, roles } = whoseTraining(principal);
	const { standings } = await training.of(personId, workspaceId, roles);
	const overdue = standings.filter(({ state }) => state === "overdue");
	const soon = standings.flatMap(({ untilMs }) =>
		untilMs !== undefined && untilMs - clock.now() <= SOON_MS ? [untilMs] : [],
	);
	const link = "/training";
	if (overdue.length > 0) {
		const detail = "Customer data is closed to you until you pass; it takes a few minutes.";
		return [{ kind: "training-due", title: "Your training is due", detail, count: overdue.length, link }];
	}
	if (soon.length === 0) return [];
	const detail = `The first is to be passed by ${isoInstant(Math.min(...soon)).slice(0, 10)}.`;
	return [{ kind: "training-due", title: "Training to be passed soon", detail, count: soon.length, link }];
}
