import type { Node, RootContent } from "mdast";
import type { Block, TextRun } from "../../core/access/training/course.ts";
import { readRuns } from "./read-runs.ts";

/** Told of a place in the file that cannot stand in a course. */
export type Refuse = (node: Node, why: string) => void;

const NAMES: Readonly<Record<string, string>> = {
	html: "HTML",
	code: "a block of code",
	thematicBreak: "a rule",
	definition: "a link definition",
};

/** The reading matter of a course. */
export function readBlocks(nodes: readonly RootContent[], refuse: Refuse): Block[] {
	return nodes.flatMap((node): Block[] => {
		switch (node.type) {
			case "heading":
				if (node.depth === 2 || node.depth === 3) {
					return [{ kind: "heading", level: node.depth, runs: readRuns(node.children, refuse) }];
				}
				refuse(node, "a heading other than '##' and '###'; the title stands in the head");
				return [];
			case "paragraph":
				return [{ kind: "paragraph", runs: readRuns(node.children, refuse) }];
			case "blockquote":
				return [{ kind: "quote", runs: paragraphs(node.children, refuse) }];
			case "list":
				return [
					{
						kind: "list",
						ordered: node.ordered === true,
						items: node.children.map(({ children }) => paragraphs(children, refuse)),
					},
				];
			default:
				refuse(node, `${NAMES[node.type] ?? node.type}, which a course cannot hold`);
				return [];
		}
	});
}

/** The text of a quote or of an item of a list: paragraphs only, joined. */
function paragraphs(nodes: readonly RootContent[], refuse: Refuse): TextRun[] {
	return nodes.flatMap((node, at): TextRun[] => {
		if (node.type !== "paragraph") {
			refuse(node, "lists and quotes hold text only");
			return [];
		}
		return [...(at === 0 ? [] : [{ text: " " }]), ...readRuns(node.children, refuse)];
	});
}
