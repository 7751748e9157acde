import { Alert, Button, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus, IconSearch, IconUser } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer } from "../../../design/states.tsx";
import { EndEverySession } from "./end-every-session.tsx";
import { Invitations } from "./invitation-table.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { PeopleTable } from "./people-table.tsx";
import { PersonDialog, type RegisteredPerson } from "./person-dialog.tsx";

/** Who works here, and as what. */
export default function PeopleScreen() {
	const people = useApi("listPeople", {});
	const mayInvite = useMay("person:invite");
	const mayEndEvery = useMay("session:end-every");
	const mayChange = useMay("person:set-roles");
	const [inviting, dialog] = useDisclosure(false);
	const [search, setSearch] = useState("");
	const [chosen, setChosen] = useState<RegisteredPerson>();
	const found = useMemo(() => matching(people.data?.items ?? [], search), [people.data, search]);
	return (
		<Page
			title="People"
			lead="Who works in this workspace, and with which roles. Nobody is ever deleted: the access log goes on naming them."
			actions={
				mayInvite && (
					<Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
						Invite somebody
					</Button>
				)
			}
		>
			{people.data?.alone && (
				<Alert color="yellow" variant="light" icon={<IconUser aria-hidden />} title="Nobody checks you">
					One person has every role here, so what you build, you also approve; what you change, nobody else looks at.
					That is how everybody starts. Invite a second person to review your segments and roles, and a third to read
					the log.
				</Alert>
			)}
			<Section title="Everybody" aside={mayEndEvery && <EndEverySession />}>
				<Answer query={people}>
					{({ items }) => (
						<Stack gap="md">
							{items.length > 5 && (
								<TextInput
									label="Search by name, address or role"
									leftSection={<IconSearch size={16} aria-hidden />}
									value={search}
									onChange={({ currentTarget }) => setSearch(currentTarget.value)}
									maw={360}
								/>
							)}
							{found.length === 0 ? (
								<Text size="sm" c="dimmed" role="status">
									Nobody here fits "{search}".
								</Text>
							) : (
								<PeopleTable people={found} onChoose={mayChange ? setChosen : undefined} />
							)}
						</Stack>
					)}
				</Answer>
			</Section>
			<Invitations />
			{mayInvite && <InviteDialog opened={inviting} onClose={dialog.close} />}
			<PersonDialog
				key={chosen?.id ?? "nobody"}
				person={chosen}
				alone={people.data?.alone ?? false}
				onClose={() => setChosen(undefined)}
			/>
		</Page>
	);
}

function matching(people: readonly RegisteredPerson[], search: string): RegisteredPerson[] {
	const words = search.trim().toLowerCase();
	return people.filter(({ name, email, roles, teams }) =>
		[name, email, ...roles, ...teams].some((text) => text.toLowerCase().includes(words)),
	);
}
