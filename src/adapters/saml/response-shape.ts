import { DOMParser, type XmlElement } from "@xmldom/xmldom";
import { refused } from "./refused.ts";

export const SAML = {
	assertion: "urn:oasis:names:tc:SAML:2.0:assertion",
	protocol: "urn:oasis:names:tc:SAML:2.0:protocol",
	signature: "http://www.w3.org/2000/09/xmldsig#",
} as const;

const MOST_CHARACTERS = 150_000;
const MOST_ELEMENTS = 5_000;

/** RSA with SHA-2 over exclusive canonical XML, comments left out: nothing weaker, and nothing that could change the meaning. */
const ALGORITHMS: ReadonlySet<string> = new Set([
	"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
	"http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
	"http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
	"http://www.w3.org/2001/04/xmlenc#sha256",
	"http://www.w3.org/2001/04/xmldsig-more#sha384",
	"http://www.w3.org/2001/04/xmlenc#sha512",
	"http://www.w3.org/2000/09/xmldsig#enveloped-signature",
	"http://www.w3.org/2001/10/xml-exc-c14n#",
]);

/**
 * Parses XML that holds elements, attributes and text only: no declaration but the first, no entity, comment, CDATA or
 * processing instruction, so that every parser reads the same.
 *
 * @throws SegwardError `sign-on-refused`.
 */
export function parsePlainXml(text: string): XmlElement {
	const body = text.replace(/^\uFEFF?<\?xml\s[^?>]*\?>/, "");
	if (text.length > MOST_CHARACTERS || body.includes("<!") || body.includes("<?"))
		throw refused("It is not plain XML.");
	const fail = () => {
		throw refused("It is not well-formed XML.");
	};
	const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
	const root = parser.parseFromString(body, "text/xml")?.documentElement;
	return root ?? fail();
}

/**
 * Refuses every shape in which a signature could cover something else than what is read: there is one response, one
 * assertion directly in it, each id once, signatures only as children of these two, and none but known algorithms.
 */
export function refuseOddShape(root: XmlElement): void {
	const elements = [root, ...Array.from(root.getElementsByTagName("*"))];
	if (elements.length > MOST_ELEMENTS) throw refused("It is too large.");
	const named = (name: string) => elements.filter(({ localName }) => localName === name);
	const [assertion, ...others] = named("Assertion");
	if (root.localName !== "Response" || root.namespaceURI !== SAML.protocol || named("Response").length !== 1) {
		throw refused("It is not one SAML response.");
	}
	const direct = assertion?.namespaceURI === SAML.assertion && assertion.parentNode === root;
	if (!direct || others.length > 0 || named("EncryptedAssertion").length > 0) {
		throw refused("It does not hold exactly one plain assertion.");
	}
	const ids = elements.flatMap((one) => ["ID", "Id", "id"].flatMap((name) => one.getAttribute(name) || []));
	if (new Set(ids).size < ids.length) throw refused("An id stands twice in it.");
	const signatures = named("Signature");
	const parents = signatures.map(({ parentNode }) => parentNode);
	const owned = parents.every((parent) => parent === root || parent === assertion);
	if (!owned || new Set(parents).size < parents.length || !parents.includes(assertion)) {
		throw refused("The assertion has no signature of its own.");
	}
	const algorithms = elements.flatMap((one) =>
		one.namespaceURI === SAML.signature ? one.getAttribute("Algorithm") || [] : [],
	);
	if (algorithms.some((one) => !ALGORITHMS.has(one))) throw refused("It is signed in a way that cannot be accepted.");
	if (named("Object").length > 0) throw refused("A signature carries something along.");
}
