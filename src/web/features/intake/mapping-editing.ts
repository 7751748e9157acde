import { createContext, useContext } from "react";
import type { ImportKind } from "../../../core/intake/import-record.ts";
import type { ColumnMapping } from "../../../core/intake/mapping.ts";
import type { ColumnRole, DraftIssues } from "./mapping-draft.ts";

/** What the cells of the mapping table need. */
export interface MappingEditing {
	kind: ImportKind;
	issues: DraftIssues;
	changeColumn(column: string, mapped: ColumnMapping): void;
	changeRole(column: string, role: ColumnRole): void;
	openChecks(column: string): void;
}

const Context = createContext<MappingEditing | undefined>(undefined);

export const MappingEditingProvider = Context.Provider;

export function useMappingEditing(): MappingEditing {
	const editing = useContext(Context);
	if (!editing) throw new Error("outside of the mapping editor");
	return editing;
}
