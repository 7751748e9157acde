import type { PhrasingContent } from "mdast";
import type { TextRun } from "../../core/access/training/course.ts";

type Style = Omit<TextRun, "text">;

/** Text in a paragraph as stretches of one style each; `refuse` is told of everything that is not text. */
export function readRuns(
	nodes: readonly PhrasingContent[],
	refuse: (node: PhrasingContent, why: string) => void,
	style: Style = {},
): TextRun[] {
	return nodes.flatMap((node): TextRun[] => {
		switch (node.type) {
			case "text":
				return [{ text: oneLine(node.value), ...style }];
			case "inlineCode":
				return [{ text: oneLine(node.value), ...style, code: true }];
			case "break":
				return [{ text: " ", ...style }];
			case "strong":
				return readRuns(node.children, refuse, { ...style, strong: true });
			case "emphasis":
				return readRuns(node.children, refuse, { ...style, emphasis: true });
			case "link":
				if (!node.url.startsWith("https://")) refuse(node, "a link that does not begin with https://");
				return readRuns(node.children, refuse, { ...style, href: node.url });
			default:
				refuse(node, `${NAMES[node.type] ?? node.type}, which a course cannot hold`);
				return [];
		}
	});
}

const NAMES: Readonly<Record<string, string>> = {
	html: "HTML",
	image: "an image",
	imageReference: "an image",
	linkReference: "a link by reference",
};

function oneLine(text: string): string {
	return text.replaceAll(/\r\n|\r|\n/g, " ");
}
