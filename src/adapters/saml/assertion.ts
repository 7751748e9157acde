import type { XmlElement } from "@xmldom/xmldom";
import { ExternalIdentity } from "../../core/access/sign-on/external-identity.ts";
import type { SamlSettings } from "../../core/access/sign-on/identity-provider.ts";
import type { SamlAnswer, SamlService } from "../../ports/sign-on.ts";
import { refused } from "./refused.ts";
import { SAML } from "./response-shape.ts";

const BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const EMAIL_ATTRIBUTES = [
	"email",
	"mail",
	"emailaddress",
	"urn:oid:0.9.2342.19200300.100.1.3",
	"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
];
const NAME_ATTRIBUTES = [
	"displayName",
	"name",
	"urn:oid:2.16.840.1.113730.3.1.241",
	"http://schemas.microsoft.com/identity/claims/displayname",
];

/** For whom the assertion has to be: this service, in answer to this request. */
export interface Expected extends SamlService {
	requestId: string;
	nowMs: number;
	skewMs: number;
}

/**
 * What a verified assertion says. Its bearer confirmation must name our address, the request it answers and an end; its
 * conditions our entity id and an end (SAML 2.0 Profiles, section 4.1.4.2).
 */
export function readAssertion(assertion: XmlElement, settings: SamlSettings, expected: Expected): SamlAnswer {
	if (textOf(only(assertion, "Issuer")) !== settings.entityId) throw refused("Somebody else issued it.");
	const subject = only(assertion, "Subject");
	const confirmation = only(subject, "SubjectConfirmation");
	const data = only(confirmation, "SubjectConfirmationData");
	if (confirmation.getAttribute("Method") !== BEARER) throw refused("It is not for the bearer.");
	if (data.getAttribute("Recipient") !== expected.assertionUrl) throw refused("It is for another address.");
	if (data.getAttribute("InResponseTo") !== expected.requestId) throw refused("It answers another request.");
	const conditions = only(assertion, "Conditions");
	const audiences = children(only(conditions, "AudienceRestriction"), "Audience").map(textOf);
	if (!audiences.includes(expected.entityId)) throw refused("It is for another service.");
	const ends = [data, conditions].map((one) => endOf(one, expected));

	const nameId = only(subject, "NameID");
	const attributes = attributesOf(assertion);
	const statement = only(assertion, "AuthnStatement");
	const context = children(statement, "AuthnContext").flatMap((one) => children(one, "AuthnContextClassRef"));
	const { subjectClaim, groupClaim } = settings;
	if (subjectClaim === undefined && nameId.getAttribute("Format") === TRANSIENT) {
		throw refused("Its NameID is another one each time; the provider has to send a lasting one.");
	}
	const email = firstOf(attributes, EMAIL_ATTRIBUTES);
	const name = firstOf(attributes, NAME_ATTRIBUTES);
	const authenticatedAtMs = Date.parse(statement.getAttribute("AuthnInstant") ?? "");
	const identity = ExternalIdentity.safeParse({
		subject: subjectClaim === undefined ? textOf(nameId) : attributes.get(subjectClaim)?.[0],
		...(email === undefined ? {} : { email: email.toLowerCase() }),
		...(name === undefined ? {} : { name: name.slice(0, 100) }),
		groups: groupClaim === undefined ? [] : (attributes.get(groupClaim) ?? []),
		factors: context.map(textOf),
		...(Number.isNaN(authenticatedAtMs) ? {} : { authenticatedAtMs }),
		providerSession: statement.getAttribute("SessionIndex") || undefined,
	});
	if (!identity.success) throw refused("It does not name anybody in the way the provider's settings say.");
	return {
		identity: identity.data,
		assertionId: assertion.getAttribute("ID") ?? "",
		expiresAtMs: Math.max(...ends) + expected.skewMs,
	};
}

/** When the element's validity ends. @throws SegwardError where it does not say, has ended, or has not begun. */
function endOf(element: XmlElement, { nowMs, skewMs }: Expected): number {
	const endMs = Date.parse(element.getAttribute("NotOnOrAfter") ?? "");
	const beginning = element.getAttribute("NotBefore");
	if (!(nowMs < endMs + skewMs)) throw refused("It is too old.");
	if (beginning && !(Date.parse(beginning) <= nowMs + skewMs)) throw refused("It is not valid yet.");
	return endMs;
}

function attributesOf(assertion: XmlElement): Map<string, string[]> {
	const attributes = children(assertion, "AttributeStatement").flatMap((one) => children(one, "Attribute"));
	return new Map(
		attributes.map((one) => [
			one.getAttribute("Name") ?? "",
			children(one, "AttributeValue").map(textOf).filter(Boolean),
		]),
	);
}

function firstOf(attributes: ReadonlyMap<string, string[]>, names: readonly string[]): string | undefined {
	return names.flatMap((name) => attributes.get(name) ?? [])[0];
}

function children(parent: XmlElement, name: string): XmlElement[] {
	return Array.from(parent.childNodes).filter(
		(node): node is XmlElement =>
			node.nodeType === 1 && node.localName === name && node.namespaceURI === SAML.assertion,
	);
}

function only(parent: XmlElement, name: string): XmlElement {
	const [found, ...more] = children(parent, name);
	if (found === undefined || more.length > 0) throw refused(`It needs exactly one ${name}.`);
	return found;
}

/** Text that nothing interrupts: an element within could hide a part of it from one reader. */
function textOf(element: XmlElement): string {
	if (Array.from(element.childNodes).some(({ nodeType }) => nodeType !== 3)) {
		// An attribute may hold structured values; they name nobody.
		return "";
	}
	return (element.textContent ?? "").trim();
}
