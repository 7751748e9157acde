import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { Annotation, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { changedPart } from "./changed-part.ts";
import { typedOver } from "./typed-over.ts";

export type CodeView = EditorView;

export interface CodeProblem {
	from: number;
	to: number;
	severity: "error" | "warning";
	message: string;
}

interface CodeViewOptions {
	parent: HTMLElement;
	text: string;
	/** Its name, for screen readers. */
	label: string;
	/** How the text is read and coloured. */
	language: Extension;
	dark: boolean;
	/** Styles made at run time carry it. */
	nonce: string;
	onText(text: string): void;
}

/** Marks changes that come from outside, so that they are not reported back. */
const fromOutside = Annotation.define<true>();

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

export function createCodeView({ parent, text, label, language, dark, nonce, onText }: CodeViewOptions): CodeView {
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
			language,
			lintGutter(),
			EditorView.lineWrapping,
			EditorView.theme(look, { dark }),
			EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
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
export function showText(view: CodeView, text: string): void {
	const part = changedPart(view.state.doc.toString(), text);
	if (part) view.dispatch({ changes: part, annotations: fromOutside.of(true) });
}

export function showProblems(view: CodeView, problems: readonly CodeProblem[]): void {
	const { length } = view.state.doc;
	const inside = problems.map((each) => ({
		...each,
		from: Math.min(each.from, length),
		to: Math.min(each.to, length),
	}));
	view.dispatch(setDiagnostics(view.state, inside));
}
