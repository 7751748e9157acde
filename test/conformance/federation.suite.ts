import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ExternalAccount, Federation, SignOnFlow } from "../../src/ports/federation.ts";

const AT = "2026-11-24T10:00:00.000Z";
const LATER = "2026-11-24T11:00:00.000Z";
const LAST = "2026-11-24T12:00:00.000Z";

export interface FederationUnderTest {
	federation: Federation;
	/** Ids of two people with accounts. */
	people: readonly [string, string];
	dispose(): Promise<void>;
}

/** What every store of federation promises. */
export function federationSuite(name: string, make: () => Promise<FederationUnderTest>): void {
	describe(`${name} as a store of federation`, () => {
		let under: FederationUnderTest;
		let federation: Federation;
		beforeEach(async () => {
			under = await make();
			({ federation } = under);
			await federation.providers.put(provider("one"));
			await federation.providers.put(provider("two"));
		});
		afterEach(() => under.dispose());

		describe("providers", () => {
			it("are replaced by id, and have names of their own whatever the capitals", async () => {
				await federation.providers.put({ ...provider("one"), clientSecret: "sealed", updatedAt: LATER });
				expect(await federation.providers.find("one")).toMatchObject({ clientSecret: "sealed", createdAt: AT });
				expect((await federation.providers.list()).map(({ id }) => id)).toEqual(["one", "two"]);
				const twin = { ...provider("three"), settings: { ...provider("one").settings, name: "PROVIDER ONE" } };
				await expect(federation.providers.put(twin)).rejects.toMatchObject({ code: "name-taken" });
			});

			it("go with everything that is theirs", async () => {
				await federation.accounts.put(account("one", under.people[0]));
				await federation.tokens.create(token("one"));
				expect(await federation.providers.remove("one")).toBe(true);
				expect(await federation.providers.remove("one")).toBe(false);
				expect(await federation.accounts.ofPerson(under.people[0])).toEqual([]);
				expect(await federation.tokens.findByDigest("digest-one")).toBeUndefined();
			});
		});

		describe("sign-ons under way", () => {
			it("are taken once, also by many at once, and not when they are over", async () => {
				await federation.flows.begin(flow("a"), AT);
				const taken = await Promise.all([1, 2, 3].map(() => federation.flows.take("a", AT)));
				expect(taken.filter((one) => one !== undefined)).toEqual([flow("a")]);
				await federation.flows.begin(flow("b"), AT);
				expect(await federation.flows.find("b", LATER)).toBeUndefined();
				expect(await federation.flows.take("b", LATER)).toBeUndefined();
			});

			it("keep what was said first", async () => {
				const identity = { subject: "s", groups: [], factors: [] };
				await federation.flows.begin(flow("a"), AT);
				expect(await federation.flows.say("a", identity, AT)).toBe(true);
				expect(await federation.flows.say("a", { ...identity, subject: "other" }, AT)).toBe(false);
				expect(await federation.flows.take("a", AT)).toMatchObject({ identity });
			});

			it("see a name for the first time once, until it is forgotten", async () => {
				const seen = await Promise.all([1, 2, 3].map(() => federation.flows.firstSeen("x", LATER, AT)));
				expect(seen.filter(Boolean)).toHaveLength(1);
				expect(await federation.flows.firstSeen("x", LAST, LATER)).toBe(true);
			});
		});

		describe("accounts", () => {
			it("are found by what the provider calls them, within that provider", async () => {
				const [ada, grace] = under.people;
				await federation.accounts.put(account("one", ada));
				await federation.accounts.put({ ...account("two", grace), subject: `subject-${ada}` });
				expect(await federation.accounts.findBySubject("one", `subject-${ada}`)).toEqual(account("one", ada));
				expect((await federation.accounts.findBySubject("two", `subject-${ada}`))?.personId).toBe(grace);
				expect((await federation.accounts.findByUserName("one", `USER-${ada}`))?.personId).toBe(ada);
				expect((await federation.accounts.findByExternalId("one", `external-${ada}`))?.personId).toBe(ada);
				expect(await federation.accounts.findByExternalId("one", `EXTERNAL-${ada}`)).toBeUndefined();
			});

			it("never belong to two people", async () => {
				const [ada, grace] = under.people;
				await federation.accounts.put(account("one", ada));
				for (const twin of [
					{ ...account("one", grace), subject: `subject-${ada}` },
					{ ...account("one", grace), provisioned: account("one", ada).provisioned },
				]) {
					await expect(federation.accounts.put(twin)).rejects.toMatchObject({ code: "name-taken" });
				}
			});

			it("lose what they are put without", async () => {
				const [ada] = under.people;
				await federation.accounts.put(account("one", ada));
				const { subject: _, provisioned: __, ...rest } = account("one", ada);
				await federation.accounts.put(rest);
				expect(await federation.accounts.find("one", ada)).toEqual(rest);
				expect(await federation.accounts.provisioned("one")).toEqual([]);
				expect(await federation.accounts.ofProvider("one")).toEqual([rest]);
			});
		});

		it("expects a person once, until then", async () => {
			const expected = { providerId: "one", personId: under.people[0], email: "ada@example.com", expiresAt: LATER };
			await federation.expected.put(expected);
			expect(await federation.expected.list("one", AT)).toEqual([expected]);
			expect(await federation.expected.take("two", expected.email, AT)).toBeUndefined();
			expect(await federation.expected.take("one", expected.email, AT)).toEqual(expected);
			expect(await federation.expected.take("one", expected.email, AT)).toBeUndefined();
			await federation.expected.put(expected);
			expect(await federation.expected.take("one", expected.email, LATER)).toBeUndefined();
		});

		it("keeps groups with their members, and names of their own", async () => {
			const group = { id: "g", providerId: "one", displayName: "Crew", createdAt: AT, updatedAt: AT };
			await federation.groups.put({ ...group, members: [...under.people] });
			expect(await federation.groups.namesOf("one", under.people[0])).toEqual(["Crew"]);
			await federation.groups.put({ ...group, members: [under.people[1]] });
			expect(await federation.groups.find("one", "g")).toEqual({ ...group, members: [under.people[1]] });
			expect(await federation.groups.find("two", "g")).toBeUndefined();
			const twin = { ...group, id: "h", displayName: "crew", members: [] };
			await expect(federation.groups.put(twin)).rejects.toMatchObject({ code: "name-taken" });
			expect(await federation.groups.remove("two", "g")).toBe(false);
			expect(await federation.groups.remove("one", "g")).toBe(true);
		});

		it("remembers the use of a token, and revokes it once", async () => {
			await federation.tokens.create(token("one"));
			await federation.tokens.touch("tok_one", LATER);
			expect(await federation.tokens.revoke("tok_one", LATER)).toBe(true);
			expect(await federation.tokens.revoke("tok_one", LAST)).toBe(false);
			expect(await federation.tokens.list()).toEqual([{ ...token("one"), lastUsedAt: LATER, revokedAt: LATER }]);
		});
	});
}

function provider(id: string) {
	return {
		id,
		settings: {
			kind: "oidc" as const,
			name: `Provider ${id}`,
			enabled: true,
			issuer: "https://login.example.com",
			clientId: "segward",
			scopes: [],
			emailDomains: [],
			createsAccounts: false,
			grants: [],
			honouredFactors: [],
		},
		createdAt: AT,
		updatedAt: AT,
	};
}

function flow(id: string): SignOnFlow {
	return { id, providerId: "one", browserDigest: "browser", memory: { nonce: "n" }, expiresAt: LATER };
}

function account(providerId: string, personId: string): ExternalAccount {
	return {
		providerId,
		personId,
		subject: `subject-${personId}`,
		provisioned: {
			userName: `user-${personId}`,
			externalId: `external-${personId}`,
			resource: { active: true },
			createdAt: AT,
			updatedAt: LATER,
		},
		claimedGroups: ["crew"],
		granted: [{ workspaceId: "main", roles: ["viewer"], teams: [] }],
		linkedAt: AT,
	};
}

function token(providerId: string) {
	return {
		id: `tok_${providerId}`,
		providerId,
		name: "Directory",
		secretDigest: `digest-${providerId}`,
		createdAt: AT,
		expiresAt: LAST,
	};
}
