import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { cspNonce } from "../../../../design/csp-nonce.ts";
import styles from "./yaml.module.css";
import { createYamlView, showProblems, showText, type YamlProblem, type YamlView } from "./yaml-view.ts";

interface YamlEditorProps {
	text: string;
	problems: readonly YamlProblem[];
	onText(text: string): void;
}

/** The segment as text. Load this file lazily: the editor is large. */
export default function YamlEditor({ text, problems, onText }: YamlEditorProps) {
	const element = useRef<HTMLDivElement>(null);
	const view = useRef<YamlView>(null);
	const latest = useRef({ text, onText });
	latest.current.onText = onText;
	const scheme = useComputedColorScheme("light");
	useEffect(() => {
		if (!element.current) return;
		const created = createYamlView({
			parent: element.current,
			text: latest.current.text,
			dark: scheme === "dark",
			nonce: cspNonce(),
			onText: (next) => latest.current.onText(next),
		});
		view.current = created;
		return () => created.destroy();
	}, [scheme]);
	useEffect(() => {
		latest.current.text = text;
		if (view.current) showText(view.current, text);
	}, [text]);
	useEffect(() => {
		if (view.current && scheme) showProblems(view.current, problems);
	}, [problems, scheme]);
	return <div ref={element} className={styles.editor} />;
}
