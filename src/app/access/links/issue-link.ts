import type { LinkPurpose, OneTimeLink } from "../../../ports/one-time-links.ts";
import { isoInstant, type Services } from "../../services.ts";

export type LinkDeps = Pick<Services, "links" | "secrets" | "clock" | "settings" | "newId">;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long a link works, milliseconds. */
const LIFETIMES_MS: Readonly<Record<LinkPurpose["kind"], number>> = {
	invitation: 72 * HOUR_MS,
	password: 30 * MINUTE_MS,
	"second-factor": 24 * HOUR_MS,
	recovery: 24 * HOUR_MS,
	email: 24 * HOUR_MS,
	decoy: 30 * MINUTE_MS,
};
/** Ended links are forgotten after so long. */
const FORGOTTEN_MS = 30 * 24 * HOUR_MS;

/** Makes a link of 256 random bits; only its digest is kept. */
export async function issueLink(
	deps: LinkDeps,
	purpose: LinkPurpose,
	madeBy: string,
): Promise<{ link: OneTimeLink; url: string }> {
	const nowMs = deps.clock.now();
	const { secret, digest } = deps.secrets.create();
	const link: OneTimeLink = {
		...purpose,
		id: deps.newId(),
		madeBy,
		createdAt: isoInstant(nowMs),
		expiresAt: isoInstant(nowMs + LIFETIMES_MS[purpose.kind]),
	};
	await deps.links.expire(isoInstant(nowMs - FORGOTTEN_MS));
	await deps.links.create(link, digest);
	return { link, url: `${deps.settings.publicUrl}/link#${secret}` };
}
