import { z } from "zod";
import { IdParams, wholeNumber } from "../parts.ts";
import { route } from "../route.ts";

const OutboxEntryView = z.object({
	id: z.string(),
	to: z.string(),
	subject: z.string(),
	/** `kept`: no mail server is set. */
	state: z.enum(["waiting", "sent", "failed", "kept"]),
	attempts: z.number(),
	createdAt: z.string(),
	sentAt: z.string().optional(),
	/** A code of the mail server or of the network. */
	failure: z.string().optional(),
});

const subject = {
	area: "stewardship",
	resourceKind: "Installation",
	method: "GET",
	mutates: false,
	success: 200,
} as const;

/** Messages to people. They hold one-time links, so that nobody but the local operator reads them. */
export const outboxRoutes = {
	listOutbox: route({
		...subject,
		path: "/outbox",
		summary: "List the newest e-mail messages and what became of them",
		description: "For the local operator alone.",
		action: "outbox:list",
		query: z.object({ limit: wholeNumber(1, 500).default(50) }),
		response: z.object({ delivers: z.boolean(), items: z.array(OutboxEntryView) }),
	}),
	showMessage: route({
		...subject,
		resourceParam: "id",
		path: "/outbox/:id",
		summary: "Show one e-mail message; its text is forgotten once it is sent",
		description: "For the local operator alone.",
		action: "outbox:show",
		params: IdParams,
		response: OutboxEntryView.extend({ text: z.string().optional() }),
	}),
};
