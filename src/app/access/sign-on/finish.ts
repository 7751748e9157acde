import { type ExternalIdentity, honouredSecondFactorAtMs } from "../../../core/access/sign-on/external-identity.ts";
import { type IdentityProvider, isOidc } from "../../../core/access/sign-on/identity-provider.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { SignOnFlow } from "../../../ports/federation.ts";
import type { Person } from "../../../ports/people.ts";
import type { Visit, VisitUseCase } from "../../call.ts";
import { originOf } from "../origin-of.ts";
import { returnUrlOf } from "./addresses.ts";
import { type AfterSignOn, answerOf } from "./after-sign-on.ts";
import { arrive, emptyAccount } from "./arrive.ts";
import { type FederationDeps, instant } from "./federation-deps.ts";
import { enabledProvider } from "./find-provider.ts";

export interface SignOnAnswer {
	providerId: string;
	state: string;
	answer: Record<string, string>;
}

/** The provider's own sessions are remembered as long as ours can last. */
const SESSION_MS = 12 * 3_600_000;

/**
 * Ends a sign-on in the browser that began it: with a session, the next step of one, or a linked account. Whatever comes of
 * it, a sign-on is ended once.
 *
 * @throws SegwardError `sign-on-refused`, `sign-on-unknown`, `account-deactivated`, `provider-unavailable`.
 */
export function finishSignOn(deps: FederationDeps): VisitUseCase<SignOnAnswer, AfterSignOn> {
	return async (visit, { providerId, state, answer }) => {
		const flow = await takeFlow(deps, visit, providerId, state);
		visit.answerSignOn(null);
		const provider = await enabledProvider(deps.federation, providerId);
		const identity = await identityOf(deps, provider, flow, state, answer);
		if (flow.personId !== undefined) return link(deps, visit, provider, identity, flow.personId);
		const person = await arrive(deps, provider, identity);
		visit.note({ resourceId: person.id });
		await noteSession(deps, provider, identity, person);
		const secondFactorAtMs = honouredSecondFactorAtMs(identity, provider.settings.honouredFactors, deps.clock.now());
		const start = { method: "sso", secondFactorAtMs, origin: originOf(visit) } as const;
		return answerOf(deps, visit, await deps.people.startSession(person.id, start));
	};
}

/** Bound to the browser: whoever is made to follow somebody else's link back has no such cookie. */
async function takeFlow(
	{ federation, secrets, clock }: FederationDeps,
	visit: Visit,
	providerId: string,
	state: string,
): Promise<SignOnFlow> {
	const [id, browser] = [secrets.digest(state), secrets.digest(visit.signOn ?? "")];
	const begun = id === null ? undefined : await federation.flows.find(id, instant({ clock }));
	const ours = browser !== null && begun !== undefined && secrets.equal(begun.browserDigest, browser);
	const flow =
		ours && begun.providerId === providerId ? await federation.flows.take(begun.id, instant({ clock })) : undefined;
	if (flow !== undefined) return flow;
	throw new SegwardError("sign-on-refused", {
		detail: "This sign-in was not begun in this browser, took too long, or has ended.",
		hint: "Start again from the sign-in page.",
	});
}

async function identityOf(
	deps: FederationDeps,
	provider: IdentityProvider,
	flow: SignOnFlow,
	state: string,
	answer: Record<string, string>,
): Promise<ExternalIdentity> {
	if (isOidc(provider)) {
		const request = { state, returnUrl: returnUrlOf(deps.settings, provider.id) };
		return deps.oidc.finish(provider, request, flow.memory, { ...answer, state });
	}
	if (flow.identity !== undefined) return flow.identity;
	throw new SegwardError("sign-on-refused", { detail: "The provider has not answered yet." });
}

async function link(
	deps: FederationDeps,
	visit: Visit,
	provider: IdentityProvider,
	{ subject }: ExternalIdentity,
	personId: string,
): Promise<AfterSignOn> {
	const session = await deps.people.session(visit.session ?? "");
	if (!session?.secondFactor || session.person.id !== personId) throw new SegwardError("session-ended");
	visit.note({ resourceId: personId });
	const { accounts } = deps.federation;
	const known = (await accounts.find(provider.id, personId)) ?? emptyAccount(deps, provider.id, personId);
	await accounts.put({ ...known, subject, linkedAt: instant(deps) });
	return { next: "linked" };
}

async function noteSession(
	deps: FederationDeps,
	{ id }: IdentityProvider,
	{ providerSession }: ExternalIdentity,
	person: Person,
): Promise<void> {
	if (providerSession === undefined) return;
	await deps.federation.accounts.noteSession(id, providerSession, person.id, instant(deps, SESSION_MS));
}
