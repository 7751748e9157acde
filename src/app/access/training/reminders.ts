import type { Standing } from "../../../core/access/training/standing.ts";
import { isoInstant, type Services } from "../../services.ts";

const DAY_MS = 86_400_000;
/** So many days before a course is due or a pass expires, the nearest first. */
const DAYS_BEFORE = [7, 30] as const;

type Deps = Pick<Services, "training" | "store" | "people" | "mail" | "clock" | "settings">;

/**
 * Writes to everybody whose days of grace or passes end soon: once at thirty days, once at seven, one message for all courses.
 * Returns how many messages were sent.
 */
export async function remindOfTraining(deps: Deps): Promise<number> {
	const { training, store, people, mail, settings } = deps;
	let sent = 0;
	for (const { id: workspaceId } of await store.workspaces.list()) {
		const titles = new Map((await training.courses(workspaceId)).map(({ course }) => [course.id, course.title]));
		for (const personId of await store.training.everybody(workspaceId)) {
			const person = await people.findById(personId);
			const roles = person?.assignments.find((one) => one.workspaceId === workspaceId)?.roles;
			if (person?.state !== "active" || roles === undefined) continue;
			const { standings } = await training.of(personId, workspaceId, roles);
			const due = await newlyDue(deps, workspaceId, personId, standings);
			if (due.length === 0) continue;
			const lines = due.map(({ courseId, until }) => `- ${titles.get(courseId) ?? courseId}: by ${until.slice(0, 10)}`);
			await mail.send({ to: person.email, ...message(person.name, lines, settings.publicUrl) });
			sent++;
		}
	}
	return sent;
}

async function newlyDue(
	{ store, clock }: Deps,
	workspaceId: string,
	personId: string,
	standings: readonly Standing[],
): Promise<{ courseId: string; until: string }[]> {
	const found: { courseId: string; until: string }[] = [];
	for (const { courseId, untilMs } of standings) {
		if (untilMs === undefined) continue;
		const days = DAYS_BEFORE.find((before) => untilMs - clock.now() <= before * DAY_MS);
		if (days === undefined) continue;
		const until = isoInstant(untilMs);
		if (await store.training.takeReminder(workspaceId, personId, { courseId, until, days }))
			found.push({ courseId, until });
	}
	return found;
}

function message(name: string, lines: readonly string[], publicUrl: string): { subject: string; text: string } {
	return {
		subject: "Your Segward training is due soon",
		text: [
			`Hello ${name},`,
			"",
			"please read and pass again in time:",
			...lines,
			"",
			`${publicUrl}/training`,
			"",
			"It takes a few minutes. After that day customer data is closed to you until you pass.",
		].join("\n"),
	};
}
