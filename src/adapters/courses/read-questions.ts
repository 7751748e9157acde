import type { ListItem, PhrasingContent, RootContent } from "mdast";
import type { Refuse } from "./read-blocks.ts";
import { readRuns } from "./read-runs.ts";

/** As written; what makes no question is for `checkCourse` to say. */
export interface QuestionDraft {
	text: string;
	answers: { text: string; right: boolean; explanation: string }[];
}

const MARK = /^\[([ xX])\] +/;

/** The part under `## Questions`: each a heading, a list of marked answers, and in each answer a quote that explains it. */
export function readQuestions(nodes: readonly RootContent[], refuse: Refuse): QuestionDraft[] {
	const questions: QuestionDraft[] = [];
	for (const node of nodes) {
		const question = questions.at(-1);
		if (node.type === "heading" && node.depth === 3) {
			questions.push({ text: plain(node.children, refuse), answers: [] });
		} else if (node.type === "list" && question !== undefined && question.answers.length === 0) {
			question.answers = node.children.map((item) => readAnswer(item, refuse));
		} else {
			refuse(node, "under '## Questions' there are only '### question' and lists of answers");
		}
	}
	return questions;
}

function readAnswer(item: ListItem, refuse: Refuse): QuestionDraft["answers"][number] {
	const [first, ...rest] = item.children;
	const text = first?.type === "paragraph" ? plain(first.children, refuse) : "";
	const mark = MARK.exec(text);
	if (mark === null) refuse(item, "an answer begins with '[x]' where it is right, with '[ ]' where it is wrong");
	const explanation = rest.flatMap((node) => {
		if (node.type === "blockquote") {
			return node.children.flatMap((child) => (child.type === "paragraph" ? [plain(child.children, refuse)] : []));
		}
		refuse(node, "below an answer there is only its explanation, as a quote ('> because')");
		return [];
	});
	return { text: text.replace(MARK, ""), right: mark?.[1]?.toLowerCase() === "x", explanation: explanation.join(" ") };
}

function plain(nodes: readonly PhrasingContent[], refuse: Refuse): string {
	return readRuns(nodes, refuse)
		.map(({ text }) => text)
		.join("");
}
