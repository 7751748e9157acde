import { parseWith } from "../../../../../core/segments/parse-rule.ts";
import { isError, type RuleIssue } from "../../../../../core/segments/rule-issue.ts";
import { API_VERSION, SegmentDocument } from "../../../../../core/segments/segment-document.ts";
import { Slug } from "../../../../../core/segments/slug.ts";
import { type Loose, looseOf, textOf, withKey } from "./loose.ts";
import { readRulePath } from "./rule-path.ts";
import { EMPTY_RULE } from "./rule-tree.ts";
import { proposeSlug } from "./slug-proposal.ts";

export function newDocument(owner: string): Loose {
	return {
		apiVersion: API_VERSION,
		kind: "Segment",
		metadata: { name: "", owner },
		spec: { title: "", purpose: "", reviewEvery: "90d", rule: EMPTY_RULE },
	};
}

export const ruleOf = (document: Loose): unknown => looseOf(document.spec).rule;
export const nameOf = (document: Loose): string => textOf(looseOf(document.metadata).name);
export const titleOf = (document: Loose): string => textOf(looseOf(document.spec).title);

export function withRule(document: Loose, rule: unknown): Loose {
	return withSpec(document, "rule", rule);
}

/** @param value `undefined` takes the key away. Keys go before the rule, where a reader looks for them. */
export function withSpec(document: Loose, key: string, value: unknown): Loose {
	const spec = looseOf(document.spec);
	const { rule, ...head } = spec;
	const next =
		key === "rule" || Object.hasOwn(spec, key) ? withKey(spec, key, value) : { ...withKey(head, key, value), rule };
	return { ...document, spec: next };
}

export function withMetadata(document: Loose, key: string, value: unknown): Loose {
	return { ...document, metadata: withKey(looseOf(document.metadata), key, value) };
}

/** The name follows the title as long as nobody has chosen another one. */
export function withTitle(document: Loose, title: string, nameFollows: boolean): Loose {
	const follows = nameFollows && nameOf(document) === proposeSlug(titleOf(document));
	const titled = withSpec(document, "title", title);
	return follows ? withMetadata(titled, "name", proposeSlug(title)) : titled;
}

/** A copy of a segment under a name of its own. */
export function copyOf(document: Loose, owner: string): Loose {
	const title = `Copy of ${titleOf(document)}`.slice(0, 200);
	const metadata = { ...looseOf(document.metadata), name: proposeSlug(title), ...(owner === "" ? {} : { owner }) };
	return withSpec({ ...document, metadata }, "title", title);
}

/** Everything that the form of the document is wrong in, with paths from the document's top. */
export function formIssues(document: Loose): RuleIssue[] {
	const parsed = parseWith(SegmentDocument, document);
	return parsed.ok ? [] : parsed.issues;
}

export function isRuleComplete(issues: readonly RuleIssue[]): boolean {
	return !issues.some((issue) => isError(issue) && isAboutRule(issue.path));
}

export function isAboutRule(path: string): boolean {
	return readRulePath(path) !== null;
}

/** The same rule under a valid heading, so that it can be checked and previewed before the heading is filled in. */
export function probeOf(document: Loose): Loose {
	const { metadata, spec } = { metadata: looseOf(document.metadata), spec: looseOf(document.spec) };
	const slug = (value: unknown, fallback: string) => (Slug.safeParse(value).success ? value : fallback);
	const timeZone = formIssues(document).some(({ path }) => path === "spec.timeZone") ? undefined : spec.timeZone;
	return {
		apiVersion: API_VERSION,
		kind: "Segment",
		metadata: { name: slug(metadata.name, "unnamed-draft"), owner: "draft" },
		spec: {
			title: "Draft",
			purpose: slug(spec.purpose, "not-stated"),
			...(timeZone === undefined ? {} : { timeZone }),
			rule: spec.rule,
		},
	};
}
