/**
 * The part of `@xmldom/xmldom` that is used. Its own types bring the whole DOM with them, which has no place among adapters;
 * `paths` in tsconfig.json leads here.
 */
export interface XmlNode {
	/** 1: an element, 3: text. */
	readonly nodeType: number;
	readonly localName: string | null;
	readonly namespaceURI: string | null;
	readonly textContent: string | null;
	readonly parentNode: XmlNode | null;
	readonly childNodes: ArrayLike<XmlNode>;
}

export interface XmlElement extends XmlNode {
	/** An empty text where there is no such attribute. */
	getAttribute(name: string): string;
	getElementsByTagName(name: string): ArrayLike<XmlElement>;
}

export class DOMParser {
	constructor(options: { errorHandler: Record<"warning" | "error" | "fatalError", (message: string) => void> });
	parseFromString(text: string, mediaType: "text/xml"): { readonly documentElement: XmlElement | null } | undefined;
}
