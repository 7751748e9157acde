import { Button, Modal, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBuilding, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { ProviderCard } from "./provider-card.tsx";
import { type Provider, ProviderForm } from "./provider-form.tsx";
import { NewScimToken, ScimTokens } from "./scim-tokens.tsx";

/** Where people sign in besides here, and which directories look after accounts. */
export default function SignOnScreen() {
	const providers = useApi("listIdentityProviders", {});
	const mayAdd = useMay("identity-provider:create");
	const mayCreateToken = useMay("provisioning-token:create");
	const [editing, setEditing] = useState<Provider | "new">();
	const [tokenOpened, tokenDialog] = useDisclosure(false);
	const items = providers.data?.items ?? [];
	const close = () => setEditing(undefined);
	return (
		<Page
			title="Sign-on"
			lead="People sign in at your organisation's own identity provider; its directory can make and end their accounts."
			actions={
				mayAdd && (
					<Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing("new")}>
						Add provider
					</Button>
				)
			}
		>
			<Section title="Identity providers">
				<Answer query={providers}>
					{() =>
						items.length === 0 ? (
							<EmptyState icon={<IconBuilding aria-hidden />} title="No identity provider">
								With OpenID Connect or SAML 2.0, people use the account of their organisation, and lose access here when
								they lose it there.
							</EmptyState>
						) : (
							<Stack gap="md">
								{items.map((provider) => (
									<ProviderCard key={provider.id} provider={provider} onEdit={() => setEditing(provider)} />
								))}
							</Stack>
						)
					}
				</Answer>
			</Section>
			<Section
				title="Provisioning (SCIM)"
				aside={
					mayCreateToken &&
					items.length > 0 && (
						<Button variant="default" size="xs" onClick={tokenDialog.open}>
							New SCIM token
						</Button>
					)
				}
			>
				<ScimTokens providers={items} />
			</Section>
			<Modal
				opened={editing !== undefined}
				onClose={close}
				title={editing === "new" ? "Add an identity provider" : "Identity provider"}
				size="xl"
				closeButtonProps={{ "aria-label": "Close" }}
			>
				{editing && <ProviderForm provider={editing === "new" ? undefined : editing} onDone={close} />}
			</Modal>
			<NewScimToken providers={items} opened={tokenOpened} onClose={tokenDialog.close} />
		</Page>
	);
}
