import { isOidc, isSaml } from "../../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { UseCase } from "../../call.ts";
import type { FederationDeps } from "./federation-deps.ts";
import { findProvider } from "./find-provider.ts";

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

/** Whether a provider can be used as it is set up, and what will soon be wrong. */
export function testProvider(
	deps: Pick<FederationDeps, "federation" | "oidc" | "saml" | "clock">,
): UseCase<{ id: string }, { ok: boolean; findings: string[] }> {
	return async (_call, { id }) => {
		const provider = await findProvider(deps.federation, id);
		if (isOidc(provider)) {
			try {
				await deps.oidc.check(provider);
				return { ok: true, findings: ["Its description and keys were read; issuer and addresses are in order."] };
			} catch (error) {
				if (!(error instanceof SegwardError)) throw error;
				return { ok: false, findings: [error.message, ...(error.details.hint ? [error.details.hint] : [])] };
			}
		}
		return isSaml(provider)
			? certificates(deps.saml.certificateEnds(provider), deps.clock.now())
			: { ok: false, findings: [] };
	};
}

function certificates(ends: readonly string[], nowMs: number): { ok: boolean; findings: string[] } {
	const left = ends.map((end) => Math.floor((Date.parse(end) - nowMs) / DAY_MS));
	const findings = left.map((days, at) => {
		const [day] = (ends[at] ?? "").split("T", 1);
		if (days < 0) return `A certificate ended on ${day}.`;
		return days < SOON_DAYS ? `A certificate ends soon, on ${day}.` : `A certificate is valid until ${day}.`;
	});
	return { ok: left.some((days) => days >= 0), findings };
}
