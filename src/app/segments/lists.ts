import { SegwardError } from "../../core/error/segward-error.ts";
import { protectSize, shownNumber } from "../../core/privacy/protected-size.ts";
import { fewestListRows } from "../../core/privacy/sizes/names-people.ts";
import { type PublishedSize, showPublished } from "../../core/privacy/sizes/published-size.ts";
import { referencesIn } from "../../core/segments/references.ts";
import type { ListRecord } from "../../ports/control-store.ts";
import type { Call } from "../call.ts";
import { exactSizes, type SizeView, sizeViews } from "../privacy/exact-sizes.ts";
import { publicationOf, publishedFor } from "../privacy/size-accounts.ts";
import { orNothing } from "../privacy/size-budget.ts";
import { isoInstant, type Services } from "../services.ts";
import { tidy } from "../tidy.ts";
import { withCurrentVersion } from "./current-version.ts";
import { findCustomers } from "./find-customers.ts";
import { documentOf } from "./segment-view.ts";

/** Identifiers matched with the engine at a time. */
const BATCH_LINES = 10_000;
/** A list of more is long enough for everything that depends on its length. */
const MOST_ROWS_TOLD_APART = 100_000;

export function listLists(services: Services) {
	const { store } = services;
	return async (call: Call, _input: unknown) => {
		const view = sizeViews(services, call)();
		const lists = await store.lists.list(call.workspaceId);
		return {
			items: lists.map((list) => {
				const { name, description, createdAt } = list;
				return { name, description, createdAt, size: sizeOfList(list, view) };
			}),
		};
	};
}

function sizeOfList({ size, published }: Pick<ListRecord, "size" | "published">, { exact, threshold }: SizeView) {
	return exact ? protectSize(size, threshold) : showPublished(published, threshold);
}

/** What everyone may see of the size of a new list: nothing where it is so short that it names people. */
async function publishList(
	services: Services,
	call: Call,
	{ no, rows }: { no: number; rows: number },
): Promise<PublishedSize> {
	const { sizes, settings, engine } = services;
	const { workspaceId } = call;
	if (rows < fewestListRows(settings.sizeThreshold)) return { kind: "withheld", reason: "names-people" };
	const members = { asOfMs: 0, root: { kind: "list", path: "list", listNo: no } } as const;
	const measure = () =>
		withCurrentVersion(services, workspaceId, async (version) => [
			{ buckets: await engine.buckets({ workspaceId, version }, members) },
		]);
	const payer = exactSizes(services, call)()
		? publicationOf(workspaceId, "list:upload")
		: publishedFor(call, "list:upload");
	const [given] = (await orNothing(sizes.ask(payer, [{ text: `list ${no}` }], measure))) ?? [];
	return given?.published ?? { kind: "withheld", reason: "budget" };
}

/**
 * Stores the customers that a list of identifiers names; the identifiers themselves are not kept. A list of the same
 * name is replaced in one step.
 */
export function uploadList(services: Services) {
	const { store, engine, clock } = services;
	return async (
		call: Call,
		input: { name: string; field: string; description: string; content: { bytes: AsyncIterable<Uint8Array> } },
	) => {
		const { workspaceId } = call;
		const matched = new Set<number>();
		let lines = 0;
		const different = new Set<string>();
		let unmatched = 0;
		let batch: string[] = [];
		const match = async () => {
			const keys = await withCurrentVersion(services, workspaceId, (version) =>
				findCustomers(services, workspaceId, version, input.field, batch),
			);
			for (const key of keys) matched.add(key);
			unmatched += Math.max(0, new Set(batch).size - keys.length);
			batch = [];
		};
		const source = await services.openRowSource(input.content.bytes, {
			format: "csv",
			delimiter: "tab",
			header: false,
			signal: call.signal,
		});
		try {
			for await (const rows of source.batches()) {
				for (const row of rows) {
					const line = typeof row.cells[0] === "string" ? row.cells[0].trim() : "";
					if (line === "") continue;
					lines += 1;
					if (different.size < MOST_ROWS_TOLD_APART) different.add(line);
					batch.push(line);
					if (batch.length >= BATCH_LINES) await match();
				}
			}
			if (batch.length > 0) await match();
		} finally {
			await source.close();
		}
		const customerKeys = [...matched].sort((a, b) => a - b);
		const no = await store.lists.takeNo(workspaceId);
		await engine.writeList(workspaceId, no, customerKeys);
		const rows = different.size;
		const published = await publishList(services, call, { no, rows });
		const replaced = await store.transaction(async (inner) => {
			const before = await inner.lists.find(workspaceId, input.name);
			if (before) await inner.lists.remove(workspaceId, input.name);
			await inner.lists.create(workspaceId, {
				no,
				name: input.name,
				description: input.description,
				size: customerKeys.length,
				rows,
				published,
				createdAt: isoInstant(clock.now()),
			});
			return before;
		});
		if (replaced) await tidy(services, call, () => engine.dropList(workspaceId, replaced.no));
		const view = sizeViews(services, call)();
		const known = sizeOfList({ size: customerKeys.length, published }, view);
		// Nobody was shown: references to them in the log would tell its readers how many of a few identifiers are known.
		call.note({ customers: shownNumber(known), fields: [input.field] });
		return {
			name: input.name,
			lines,
			matched: known,
			unmatched: known.kind === "exact" ? protectSize(unmatched, view.threshold) : undefined,
		};
	};
}

/** @throws SegwardError `in-use` while a segment uses it. */
export function removeList(services: Services) {
	const { store, engine } = services;
	return async (call: Call, input: { name: string }) => {
		const list = await store.lists.find(call.workspaceId, input.name);
		if (!list) throw new SegwardError("not-found", { detail: `There is no list ${input.name}.` });
		const users = (await store.segments.all(call.workspaceId)).filter(
			(one) => one.state !== "archived" && referencesIn(documentOf(one).spec.rule).lists.has(input.name),
		);
		if (users.length > 0) {
			throw new SegwardError("in-use", {
				detail: `List ${input.name} is used by ${users.map((one) => one.name).join(", ")}.`,
			});
		}
		await store.lists.remove(call.workspaceId, input.name);
		await tidy(services, call, () => engine.dropList(call.workspaceId, list.no));
		return { removed: true as const };
	};
}
