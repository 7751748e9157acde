import { createContext, useContext } from "react";
import type { ProtectedSize } from "../../../../core/privacy/protected-size.ts";
import type { Catalogue } from "./model/catalogue.ts";
import type { Loose } from "./model/loose.ts";
import type { PlacedIssue } from "./model/placed-issues.ts";
import type { Edited } from "./model/rule-edits.ts";
import type { RulePath } from "./model/rule-path.ts";

/** What every condition on screen can do and know. */
export interface BuilderTools {
	catalogue: Catalogue;
	rule: unknown;
	/** Changes what one condition says. */
	edit(path: RulePath, next: Loose): void;
	/** Changes the shape of the rule; the focus goes to where the edit says. */
	reshape(change: (rule: unknown) => Edited): void;
	issuesAt(path: RulePath): readonly PlacedIssue[];
	/** What the last explanation of this very rule counted. */
	sizeAt(path: RulePath): ProtectedSize | undefined;
	isCollapsed(node: object): boolean;
	toggleCollapsed(node: object): void;
	dragged: RulePath | null;
	drag(path: RulePath | null): void;
	/** Name of the segment itself, which must not refer to itself. */
	ownName: string;
}

export const BuilderToolsContext = createContext<BuilderTools | null>(null);

export function useBuilder(): BuilderTools {
	const tools = useContext(BuilderToolsContext);
	if (tools === null) throw new Error("a condition stands outside the builder");
	return tools;
}
