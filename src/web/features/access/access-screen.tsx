import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMay } from "../../client/session.ts";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";
import { MyRole } from "./my-role.tsx";
import { NewTokenDialog } from "./new-token-dialog.tsx";
import { TokenTable } from "./token-table.tsx";

/** Who one is here, and which programs have access. */
export default function AccessScreen() {
	const mayCreate = useMay("token:create");
	const mayList = useMay("token:list");
	const [opened, dialog] = useDisclosure(false);
	return (
		<Page
			title="Access"
			lead="Who you are here, what your role may do, and which programs have a token."
			actions={
				mayCreate && (
					<Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
						New token
					</Button>
				)
			}
		>
			<Section title="Tokens">
				{mayList ? (
					<TokenTable />
				) : (
					<Text size="sm" c="dimmed">
						Your role does not see the tokens of programs; an administrator makes and revokes them.
					</Text>
				)}
			</Section>
			<MyRole />
			{mayCreate && <NewTokenDialog opened={opened} onClose={dialog.close} />}
		</Page>
	);
}
