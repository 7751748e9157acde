import { Text } from "@mantine/core";
import classes from "./what-is-recorded.module.css";

/** For whoever asks what the log is worth. */
export function WhatIsRecorded() {
	return (
		<details className={classes.details}>
			<summary>What is recorded?</summary>
			<Text size="sm" maw="75ch" mt="xs">
				Every request through the app, the API or the command line: who asked, with which role, for what, for which
				purpose, whether it was permitted, how it ended, from where and when. Refusals stand here like everything else.
				A change is recorded twice, when it starts and when it ends. If the log cannot be written, nothing is shown or
				changed. Values of customers never stand in it: it names fields and counts customers.
			</Text>
		</details>
	);
}
