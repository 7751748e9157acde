import { Button } from "@mantine/core";
import { IconSearchOff } from "@tabler/icons-react";
import { Link } from "react-router";
import { Page } from "../design/page.tsx";
import { EmptyState } from "../design/states.tsx";

export default function NowhereScreen() {
	return (
		<Page title="Nothing here">
			<EmptyState
				icon={<IconSearchOff aria-hidden />}
				title="There is no such page"
				action={
					<Button component={Link} to="/">
						Go home
					</Button>
				}
			>
				The address may be misspelt, or what it showed was archived.
			</EmptyState>
		</Page>
	);
}
