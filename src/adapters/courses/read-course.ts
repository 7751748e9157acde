import type { Node } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { parseDocument } from "yaml";
import { checkCourse } from "../../core/access/training/check-course.ts";
import type { Course } from "../../core/access/training/course.ts";
import type { ErrorIssue } from "../../core/error/segward-error.ts";
import { readBlocks } from "./read-blocks.ts";
import { readQuestions } from "./read-questions.ts";

const HEAD = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/;

/** @throws SegwardError `course-invalid` with every problem and its place. */
export function readCourse(given: string): Course {
	const source = given.normalize("NFC").replace(/^\ufeff/, "");
	const issues: ErrorIssue[] = [];
	const [front = "", head] = HEAD.exec(source) ?? [];
	if (head === undefined) issues.push({ path: "line 1", message: "the head is missing: YAML between two lines '---'" });
	const firstLine = front.split("\n").length - 1;
	const refuse = (node: Node, why: string) =>
		void issues.push({ path: `line ${firstLine + (node.position?.start.line ?? 1)}`, message: why });

	const { children } = fromMarkdown(source.slice(front.length));
	const at = children.findIndex((node) => node.type === "heading" && node.depth === 2 && isQuestions(node.children));
	const end = at === -1 ? children.length : at;
	const draft = {
		...readHead(head ?? "", issues),
		blocks: readBlocks(children.slice(0, end), refuse),
		questions: readQuestions(children.slice(end + 1), refuse),
	};
	return checkCourse(draft, issues);
}

function isQuestions(nodes: readonly Node[]): boolean {
	const [only] = nodes as { type: string; value?: string }[];
	return nodes.length === 1 && only?.type === "text" && only.value === "Questions";
}

/** YAML without aliases, which could make a small file endless. */
function readHead(text: string, issues: ErrorIssue[]): object {
	const document = parseDocument(text, { schema: "core" });
	for (const { linePos } of document.errors) {
		issues.push({ path: `line ${(linePos?.[0].line ?? 1) + 1}`, message: "the head is not YAML" });
	}
	if (document.errors.length > 0) return {};
	try {
		const head: unknown = document.toJS({ maxAliasCount: 0 });
		return typeof head === "object" && head !== null ? head : {};
	} catch {
		issues.push({ path: "line 1", message: "the head holds aliases" });
		return {};
	}
}
