import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { Annotation, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { changedPart } from "./changed-part.ts";
import { typedOver } from "./typed-over.ts";

export type YamlView = EditorView;

export interface YamlProblem {
	from: number;
	to: number;
	severity: "error" | "warning";
	message: string;
}

interface YamlViewOptions {
	parent: HTMLElement;
	text: string;
	dark: boolean;
	/** Styles made at run time carry it. */
	nonce: string;
	onText(text: string): void;
}

/** Marks changes that come from outside, so that they are not reported back. */
const fromOutside = Annotation.define<true>();

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

const look = {
	"&": { fontSize: "12.5px", backgroundColor: "transparent", color: "var(--segward-ink)" },
	"&.cm-focused": { outline: "2px solid var(--segward-protected)", outlineOffset: "1px" },
	".cm-scroller": { fontFamily: "var(--mantine-font-family-monospace)", lineHeight: "1.6", maxHeight: "520px" },
	".cm-gutters": { backgroundColor: "transparent", color: "var(--segward-soft)", border: "none" },
	".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--segward-protected) 8%, transparent)" },
	".cm-cursor": { borderLeftColor: "var(--segward-ink)" },
	"&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
		backgroundColor: "color-mix(in srgb, var(--segward-protected) 25%, transparent) !important",
	},
	".cm-tooltip": {
		backgroundColor: "var(--segward-surface)",
		color: "var(--segward-ink)",
		border: "1px solid var(--segward-line)",
		borderRadius: "6px",
		maxWidth: "420px",
	},
};

export function createYamlView({ parent, text, dark, nonce, onText }: YamlViewOptions): YamlView {
	const state = EditorState.create({
		doc: text,
		extensions: [
			EditorView.cspNonce.of(nonce),
			lineNumbers(),
			history(),
			drawSelection(),
			typedOver,
			highlightActiveLine(),
			indentOnInput(),
			bracketMatching(),
			yaml(),
			syntaxHighlighting(highlight),
			lintGutter(),
			EditorView.lineWrapping,
			EditorView.theme(look, { dark }),
			EditorView.contentAttributes.of({ "aria-label": "Segment as YAML", spellcheck: "false", tabindex: "0" }),
			// Tab goes on to the next control: the editor must not hold the keyboard.
			keymap.of([...standardKeymap, ...historyKeymap]),
			EditorView.updateListener.of((update) => {
				const outside = update.transactions.some((each) => each.annotation(fromOutside));
				if (update.docChanged && !outside) onText(update.state.doc.toString());
			}),
		],
	});
	return new EditorView({ parent, state });
}

/** Shows another text and keeps the cursor where it makes sense. */
export function showText(view: YamlView, text: string): void {
	const part = changedPart(view.state.doc.toString(), text);
	if (part) view.dispatch({ changes: part, annotations: fromOutside.of(true) });
}

export function showProblems(view: YamlView, problems: readonly YamlProblem[]): void {
	const { length } = view.state.doc;
	const inside = problems.map((each) => ({
		...each,
		from: Math.min(each.from, length),
		to: Math.min(each.to, length),
	}));
	view.dispatch(setDiagnostics(view.state, inside));
}
