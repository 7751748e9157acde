import { useHotkeys } from "@mantine/hooks";
import { lazy, Suspense } from "react";

const CommandPalette = lazy(() => import("./command-palette.tsx"));

interface PaletteHostProps {
	actions: readonly string[];
	/** Asked for at least once: until then it is not even loaded. */
	wanted: boolean;
	onWanted: () => void;
}

/** Loads the command palette when it is first asked for; from then on it listens to its keys itself. */
export function PaletteHost({ actions, wanted, onWanted }: PaletteHostProps) {
	useHotkeys(
		wanted
			? []
			: [
					["mod+K", onWanted],
					["/", onWanted],
				],
	);
	if (!wanted) return null;
	return (
		<Suspense>
			<CommandPalette actions={actions} />
		</Suspense>
	);
}
