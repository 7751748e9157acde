import { Button, Loader } from "@mantine/core";
import { useJobs } from "./use-jobs.ts";

/** Where the areas are folded, and the tray of work with them: that something runs, and the way to it. */
export function JobsCount({ onOpen }: { onOpen: () => void }) {
	const { length } = useJobs();
	if (length === 0) return null;
	return (
		<Button
			variant="default"
			size="xs"
			hiddenFrom="md"
			leftSection={<Loader size={12} aria-hidden />}
			onClick={onOpen}
			aria-label={`${length} running: show the work in progress`}
		>
			{length} running
		</Button>
	);
}
