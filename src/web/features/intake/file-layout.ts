import type { ColumnMapping, SourceOptions } from "../../../core/intake/mapping.ts";
import type { MappingDraft } from "./mapping-draft.ts";

/** How the bytes of a file become columns; whoever changes it must look at the file again. */
export type FileLayout = Pick<SourceOptions, "delimiter" | "encoding" | "header">;

export function layoutOf({ delimiter, encoding, header }: SourceOptions): FileLayout {
	return {
		...(delimiter !== undefined && { delimiter }),
		...(encoding !== undefined && { encoding }),
		...(header !== undefined && { header }),
	};
}

/**
 * A new proposal with what somebody had changed in the one before: columns of the same name, and options other than the
 * layout. Nothing is carried over to another kind of import, which has other roles.
 */
export function carryEdits(edited: MappingDraft, proposed: MappingDraft, next: MappingDraft): MappingDraft {
	if (edited.kind !== next.kind) return { ...next, name: edited.name };
	const before = new Map(proposed.columns.map(({ mapped }) => [mapped.column, mapped]));
	const changed = new Map<string, ColumnMapping>();
	for (const { mapped } of edited.columns) {
		if (!same(mapped, before.get(mapped.column))) changed.set(mapped.column, mapped);
	}
	const { delimiter, encoding, header } = next.options;
	const options = { ...next.options, ...changesOf(proposed.options, edited.options), delimiter, encoding, header };
	return {
		...next,
		name: edited.name,
		options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
		columns: next.columns.map((column) => ({ ...column, mapped: changed.get(column.about.column) ?? column.mapped })),
	};
}

/** Options that differ; `undefined` for those taken out. */
function changesOf(before: SourceOptions, after: SourceOptions): Partial<SourceOptions> {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof SourceOptions)[];
	return Object.fromEntries(
		names.filter((name) => !same(before[name], after[name])).map((name) => [name, after[name]] as const),
	);
}

function same(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
