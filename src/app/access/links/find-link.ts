import { SegwardError } from "../../../core/error/segward-error.ts";
import type { OneTimeLink } from "../../../ports/one-time-links.ts";
import type { Visit } from "../../call.ts";
import { isoInstant, type Services } from "../../services.ts";
import type { Throttle } from "../throttle.ts";

export type FindLinkDeps = Pick<Services, "links" | "secrets" | "clock"> & { throttle: Throttle };

/** An office shares one address. */
const ADDRESS = { freeAttempts: 30 };

/**
 * The link of this secret, if it is of one of these kinds.
 * @throws SegwardError `link-refused`, the same for every reason; `rate-limited`.
 */
export async function findLink<Kind extends OneTimeLink["kind"]>(
	deps: FindLinkDeps,
	visit: Visit,
	secret: string,
	kinds: readonly Kind[],
): Promise<OneTimeLink & { kind: Kind }> {
	const attempt = deps.throttle.begin({ [`link ${visit.from}`]: ADDRESS });
	const digest = deps.secrets.digest(secret);
	const link = digest === null ? undefined : await deps.links.find(digest, isoInstant(deps.clock.now()));
	if (link === undefined || !isOf(link, kinds)) throw linkRefused();
	attempt.succeeded();
	visit.note({ resourceId: link.id });
	return link;
}

export function linkRefused(): SegwardError {
	return new SegwardError("link-refused", { hint: "Ask for a new one: links work once, and for a while." });
}

function isOf<Kind extends OneTimeLink["kind"]>(
	link: OneTimeLink,
	kinds: readonly Kind[],
): link is OneTimeLink & { kind: Kind } {
	return kinds.some((kind) => kind === link.kind);
}
