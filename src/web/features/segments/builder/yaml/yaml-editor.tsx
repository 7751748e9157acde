import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import CodeEditor from "../../../../design/code/code-editor.tsx";
import type { CodeProblem } from "../../../../design/code/code-view.ts";

const highlight = HighlightStyle.define([
	{
		tag: [tags.propertyName, tags.definition(tags.propertyName)],
		color: "var(--segward-protected)",
		fontWeight: "600",
	},
	{ tag: [tags.string, tags.content], color: "var(--segward-ink)" },
	{ tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--segward-sealed)" },
	{ tag: [tags.comment, tags.lineComment], color: "var(--segward-soft)", fontStyle: "italic" },
	{ tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--segward-soft)" },
]);

const language = [yaml(), syntaxHighlighting(highlight)];

interface YamlEditorProps {
	text: string;
	problems: readonly CodeProblem[];
	onText(text: string): void;
}

/** The segment as text. Load this file lazily: the editor is large. */
export default function YamlEditor(props: YamlEditorProps) {
	return <CodeEditor label="Segment as YAML" language={language} {...props} />;
}
