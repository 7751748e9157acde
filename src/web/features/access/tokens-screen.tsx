import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMay } from "../../client/session.ts";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";
import { NewTokenDialog } from "./new-token-dialog.tsx";
import { TokenTable } from "./token-table.tsx";

/** Which programs have access. */
export default function TokensScreen() {
	const mayCreate = useMay("token:create");
	const mayListAll = useMay("token:list-all");
	const [opened, dialog] = useDisclosure(false);
	return (
		<Page
			title="Tokens"
			lead="A token lets a program use the API for a while, and never do more than its owner."
			actions={
				mayCreate && (
					<Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
						New token
					</Button>
				)
			}
		>
			<Section title="Your tokens">
				<TokenTable whose="own" />
			</Section>
			{mayListAll && (
				<Section title="Tokens of everybody">
					<TokenTable whose="all" />
				</Section>
			)}
			{mayCreate && <NewTokenDialog opened={opened} onClose={dialog.close} />}
		</Page>
	);
}
