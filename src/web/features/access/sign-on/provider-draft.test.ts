import { expect, test } from "vitest";
import { draftOf, EMPTY_DRAFT, settingsOf } from "./provider-draft.ts";

const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";

test("settings survive the form", () => {
	const draft = {
		...EMPTY_DRAFT,
		kind: "saml" as const,
		name: "Work",
		entityId: "e",
		signInUrl: "https://idp.example",
	};
	const settings = settingsOf({
		...draft,
		certificates: `${CERTIFICATE}\n${CERTIFICATE}\n`,
		emailDomains: "a.com, b.com",
	});
	expect(settings).toMatchObject({
		kind: "saml",
		certificates: [CERTIFICATE, CERTIFICATE],
		emailDomains: ["a.com", "b.com"],
	});
	expect(settingsOf(draftOf(settings))).toEqual(settings);
});

test("empty fields are not sent", () => {
	const settings = settingsOf({ ...EMPTY_DRAFT, grants: [{ group: " ", workspaceId: "main", roles: [], teams: [] }] });
	expect(settings).toMatchObject({ groupClaim: undefined, scopes: [], grants: [] });
});
