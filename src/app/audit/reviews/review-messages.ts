import type { AuditReview } from "../../../core/audit/review/audit-review.ts";
import type { ReviewReminder } from "../../../ports/audit-reviews.ts";
import type { Message } from "../../../ports/mail.ts";

const SUBJECTS: Readonly<Record<ReviewReminder, string>> = {
	made: "A review of the access log waits for you",
	overdue: "A review of the access log is overdue",
};

export function reviewReminder(
	to: { name: string; email: string },
	{ id, schedule, periodStart, periodEnd, dueAt }: AuditReview,
	reminder: ReviewReminder,
	publicUrl: string,
): Message {
	const [from, until, by] = [periodStart, periodEnd, dueAt].map((instant) => instant.slice(0, 10));
	const paragraphs = [
		`Hello ${to.name.replace(/\s+/g, " ").trim()},`,
		`${schedule.title}, ${from} to ${until}, is to be signed by ${by}.`,
		`${publicUrl}/audit/reviews/${id}`,
		reminder === "made"
			? "What happened is counted and listed there."
			: "It is shown as a finding until somebody signs it.",
		"Segward",
	];
	return { to: to.email, subject: SUBJECTS[reminder], text: paragraphs.join("\n\n") };
}
