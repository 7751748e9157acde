import type { Extension } from "@codemirror/state";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { cspNonce } from "../csp-nonce.ts";
import styles from "./code.module.css";
import { type CodeProblem, type CodeView, createCodeView, showProblems, showText } from "./code-view.ts";

interface CodeEditorProps {
	/** Its name, for screen readers. */
	label: string;
	/** How the text is read and coloured; keep it stable. */
	language?: Extension;
	text: string;
	problems: readonly CodeProblem[];
	onText(text: string): void;
}

const PLAIN: Extension = [];

/** Text with line numbers and what is wrong with it at its place. Load this file lazily: the editor is large. */
export default function CodeEditor({ label, language = PLAIN, text, problems, onText }: CodeEditorProps) {
	const element = useRef<HTMLDivElement>(null);
	const view = useRef<CodeView>(null);
	const latest = useRef({ text, onText });
	latest.current.onText = onText;
	const scheme = useComputedColorScheme("light");
	useEffect(() => {
		if (!element.current) return;
		const created = createCodeView({
			parent: element.current,
			text: latest.current.text,
			label,
			language,
			dark: scheme === "dark",
			nonce: cspNonce(),
			onText: (next) => latest.current.onText(next),
		});
		view.current = created;
		return () => created.destroy();
	}, [scheme, label, language]);
	useEffect(() => {
		latest.current.text = text;
		if (view.current) showText(view.current, text);
	}, [text]);
	useEffect(() => {
		if (view.current && scheme) showProblems(view.current, problems);
	}, [problems, scheme]);
	return <div ref={element} className={styles.editor} />;
}
