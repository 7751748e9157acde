import { TraitDocument } from "../../core/segments/trait-document.ts";
import type { Call } from "../call.ts";
import { mayAct } from "../may-act.ts";
import type { SegmentIndex } from "../segments/segment-index.ts";
import type { Services } from "../services.ts";

export interface SearchHit {
	kind: "segment" | "field" | "trait" | "list" | "import";
	name: string;
	title: string;
	/** Place in the web app. */
	link: string;
}

const MOST_HITS = 20;
/** The newest imports are searched. */
const IMPORTS_SEARCHED = 500;

/** Names and titles that contain every word: at most 20, names that begin with the text first. */
export function search(services: Services, index: SegmentIndex) {
	return async (call: Call, input: { q: string }) => {
		const sought = input.q.toLowerCase();
		const words = sought.split(/\s+/);
		const ranked = (await candidates(services, index, call)).flatMap((hit) => {
			const text = `${hit.name}\n${hit.title}`.toLowerCase();
			return words.every((word) => text.includes(word)) ? [{ hit, rank: rankOf(hit, sought) }] : [];
		});
		ranked.sort((a, b) => a.rank - b.rank);
		return { items: ranked.slice(0, MOST_HITS).map(({ hit }) => hit) };
	};
}

function rankOf({ name, title }: SearchHit, sought: string): number {
	const [lowName, lowTitle] = [name.toLowerCase(), title.toLowerCase()];
	if (lowName === sought) return 0;
	if (lowName.startsWith(sought)) return 1;
	return lowTitle.startsWith(sought) ? 2 : 3;
}

/** Everything that the caller may list. */
async function candidates(services: Services, index: SegmentIndex, call: Call): Promise<SearchHit[]> {
	const { workspaceId } = call;
	const { store } = services;
	const may = (action: string, kind: string) => mayAct(services, call, action, kind);
	const hits = await Promise.all([
		may("segment:list", "Segment") ? segmentHits(index, workspaceId) : [],
		may("field:list", "Field") ? fieldHits(services, workspaceId) : [],
		may("trait:list", "Trait") ? traitHits(services, workspaceId) : [],
		may("list:list", "List")
			? (await store.lists.list(workspaceId)).map(({ name, description }): SearchHit => {
					return { kind: "list", name, title: description || name, link: "/segments" };
				})
			: [],
		may("import:list", "Import") ? importHits(services, workspaceId) : [],
	]);
	return hits.flat();
}

async function segmentHits(index: SegmentIndex, workspaceId: string): Promise<SearchHit[]> {
	const segments = await index.all(workspaceId);
	return segments
		.filter(({ state }) => state !== "archived")
		.map(({ name, title }) => ({ kind: "segment", name, title, link: `/segments/${name}` }));
}

async function fieldHits({ store }: Services, workspaceId: string): Promise<SearchHit[]> {
	const fields = await store.fields.list(workspaceId);
	return fields.map(({ kind, name, description }) => ({
		kind: "field",
		name,
		title: description || `${kind} ${name}`,
		link: `/catalogue/${kind}/${encodeURIComponent(name)}`,
	}));
}

async function traitHits({ store }: Services, workspaceId: string): Promise<SearchHit[]> {
	const traits = await store.traits.list(workspaceId);
	return traits.map(({ name, body }) => ({
		kind: "trait",
		name,
		title: TraitDocument.parse(body).spec.title,
		link: "/catalogue",
	}));
}

async function importHits({ store }: Services, workspaceId: string): Promise<SearchHit[]> {
	const { items } = await store.imports.list(workspaceId, { limit: IMPORTS_SEARCHED });
	return items.map(({ id, source, kind, startedAt }) => ({
		kind: "import",
		name: source,
		title: `${kind}, ${startedAt.slice(0, 10)}`,
		link: `/imports/${id}`,
	}));
}
