import type { Loose } from "../model/loose.ts";

export interface NodeEditorProps {
	node: Loose;
	onChange(node: Loose): void;
}
