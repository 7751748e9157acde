import "@mantine/spotlight/styles.css";
import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import { IconFileImport, IconList, IconPlus, IconSearch, IconUsersGroup } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import type { ResultOf } from "../../contract/routes.ts";
import { useApi } from "../client/use-api.ts";
import { NAVIGATION } from "./navigation.ts";

const HIT_ICONS: Record<string, typeof IconList> = {
	segment: IconUsersGroup,
	import: IconFileImport,
};

const ACTS = [
	{ id: "new-segment", label: "New segment", path: "/segments/new", action: "segment:apply", icon: IconPlus },
	{ id: "new-import", label: "Import a file", path: "/imports/new", action: "import:create", icon: IconFileImport },
	{
		id: "overlap",
		label: "Overlap of segments",
		path: "/segments/overlap",
		action: "segment:overlap",
		icon: IconUsersGroup,
	},
] as const;

const DIALOG_NAME = { content: { "aria-label": "Search or jump" } };

export const openPalette = spotlight.open;

/** Ctrl K: jump to an area, start something, or find anything by name. */
export default function CommandPalette({ actions }: { actions: readonly string[] }) {
	const navigate = useNavigate();
	// It is loaded because somebody asked for it.
	useEffect(() => spotlight.open(), []);
	const [query, setQuery] = useState("");
	const [settled] = useDebouncedValue(query.trim(), 200);
	const found = useApi("search", { q: settled }, { enabled: settled !== "", keepPrevious: true });
	const go = (path: string) => () => void navigate(path);
	const fixed: SpotlightActionData[] = [
		...NAVIGATION.filter(({ action }) => actions.includes(action)).map(({ area, label, path, icon: Icon }) => ({
			id: area,
			label,
			onClick: go(path),
			leftSection: <Icon size={18} aria-hidden />,
		})),
		...ACTS.filter(({ action }) => actions.includes(action)).map(({ id, label, path, icon: Icon }) => ({
			id,
			label,
			onClick: go(path),
			leftSection: <Icon size={18} aria-hidden />,
		})),
	].filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));
	const hits = settled === "" ? [] : (found.data?.items ?? []).map((hit) => hitAction(hit, go));
	return (
		<Spotlight
			actions={[...fixed, ...hits]}
			filter={(_, all) => all}
			query={query}
			onQueryChange={setQuery}
			shortcut={["mod + K", "/"]}
			nothingFound={found.isFetching ? "Looking…" : "Nothing found. Try a part of a name or title."}
			attributes={DIALOG_NAME}
			highlightQuery
			scrollable
			maxHeight={420}
			searchProps={{
				leftSection: <IconSearch size={18} aria-hidden />,
				placeholder: "Search segments, fields, imports… or jump",
				"aria-label": "Search or jump",
				onKeyDown: ({ key, nativeEvent }) => {
					if (key === "Enter" && !nativeEvent.isComposing) takeFirst();
				},
			}}
		/>
	);
}

/** Hits that came after the last key press are not chosen by themselves; Enter takes the first of them all the same. */
function takeFirst(): void {
	if (document.querySelector("[data-action][data-selected]")) return;
	document.querySelector<HTMLElement>("[data-action]")?.click();
}

type Hit = ResultOf<"search">["items"][number];

function hitAction(hit: Hit, go: (path: string) => () => void): SpotlightActionData {
	const Icon = HIT_ICONS[hit.kind] ?? IconList;
	return {
		id: `${hit.kind} ${hit.link}`,
		label: hit.title,
		description: `${hit.kind} · ${hit.name}`,
		onClick: go(hit.link),
		leftSection: <Icon size={18} aria-hidden />,
	};
}
