import type { Loose } from "./loose.ts";
import { looseOf, textOf } from "./loose.ts";
import { titleOf, withRule, withSpec, withTitle } from "./segment-draft.ts";
import type { Template } from "./templates.ts";

/** The draft with a template's rule; what somebody has written about the segment already stays. */
export function fromTemplate(document: Loose, template: Template, rule: Loose, nameFollows: boolean): Loose {
	const titled = titleOf(document) === "" ? withTitle(document, template.title, nameFollows) : document;
	const spec = looseOf(titled.spec);
	const described = textOf(spec.description) === "" ? withSpec(titled, "description", template.summary) : titled;
	const purposed = textOf(spec.purpose) === "" ? withSpec(described, "purpose", template.purpose) : described;
	return withRule(purposed, rule);
}
