/** HTML text that is safe as it stands; anything else is escaped where it is put in. */
export class Html {
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
}

type Part = Html | string | number | readonly Part[];

/** Builds HTML from a template; every value that is not `Html` already is escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
	return new Html(strings.map((string, at) => string + (at < parts.length ? render(parts[at] ?? "") : "")).join(""));
}

function render(part: Part): string {
	if (part instanceof Html) return part.text;
	if (Array.isArray(part)) return part.map(render).join("");
	return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
