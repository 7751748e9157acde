import { SegwardError } from "../../core/error/segward-error.ts";
import type { OutboxEntry } from "../../ports/mail.ts";
import type { UseCase } from "../call.ts";
import type { Services } from "../services.ts";

type OutboxDeps = Pick<Services, "mail">;

/** Whether messages are delivered, and what became of the newest. */
export function listOutbox({
	mail,
}: OutboxDeps): UseCase<{ limit: number }, { delivers: boolean; items: OutboxEntry[] }> {
	return async (_call, { limit }) => ({ delivers: mail.delivers, items: await mail.list(limit) });
}

/** @throws SegwardError `not-found`. */
export function showMessage({ mail }: OutboxDeps): UseCase<{ id: string }, OutboxEntry & { text?: string }> {
	return async (_call, { id }) => {
		const message = await mail.find(id);
		if (message === undefined) throw new SegwardError("not-found", { hint: "See 'segward outbox list'." });
		return message;
	};
}
