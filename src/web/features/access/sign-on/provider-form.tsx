import { Button, Checkbox, Group, PasswordInput, SegmentedControl, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useAct } from "../../../client/use-act.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { GrantsEditor } from "./grants-editor.tsx";
import { draftOf, EMPTY_DRAFT, type ProviderDraft, settingsOf } from "./provider-draft.ts";

export type Provider = ResultOf<"listIdentityProviders">["items"][number];

interface ProviderFormProps {
	/** The one to change; a new one otherwise. */
	provider?: Provider;
	onDone: () => void;
}

/** Everything about one identity provider; its kind is chosen once. */
export function ProviderForm({ provider, onDone }: ProviderFormProps) {
	const [draft, setDraft] = useState(provider ? draftOf(provider.settings) : EMPTY_DRAFT);
	const options = { changes: ["listIdentityProviders", "listSignOnChoices"], quiet: true, onDone } as const;
	const create = useAct("createIdentityProvider", { ...options, success: "Added." });
	const update = useAct("updateIdentityProvider", { ...options, success: "Saved." });
	const pending = create.isPending || update.isPending;
	const set = (part: Partial<ProviderDraft>) => setDraft((before) => ({ ...before, ...part }));
	const text = (key: TextKey, label: string, description: string, required = false) => ({
		label,
		description,
		required,
		withAsterisk: false,
		value: draft[key],
		onChange: ({ currentTarget }: { currentTarget: { value: string } }) => set({ [key]: currentTarget.value }),
	});
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (pending) return;
		const change = { settings: settingsOf(draft), clientSecret: draft.clientSecret || undefined };
		if (provider) update.mutate({ id: provider.id, ...change });
		else create.mutate(change);
	};
	return (
		<form onSubmit={submit}>
			<Stack gap="md">
				<FailureNotice error={create.error ?? update.error} />
				{!provider && (
					<SegmentedControl
						aria-label="Kind"
						data={[
							{ value: "oidc", label: "OpenID Connect" },
							{ value: "saml", label: "SAML 2.0" },
						]}
						value={draft.kind}
						onChange={(kind) => set({ kind: kind === "saml" ? "saml" : "oidc" })}
					/>
				)}
				<TextInput
					{...text("name", "Name", "On the button of the sign-in page.", true)}
					maxLength={60}
					dir="auto"
					data-autofocus
				/>
				{draft.kind === "oidc" ? (
					<>
						<TextInput
							{...text("issuer", "Issuer", "Exactly as the provider's own description states it.", true)}
							placeholder="https://login.example.com"
						/>
						<TextInput {...text("clientId", "Client id", "As the provider shows it for this application.", true)} />
						<PasswordInput
							{...text("clientSecret", "Client secret", secretHint(provider))}
							autoComplete="off"
							visibilityToggleButtonProps={{ "aria-label": "Show the client secret" }}
						/>
						<TextInput
							{...text("scopes", "Further scopes", "Beside openid, email and profile; with spaces between.")}
							placeholder="groups"
						/>
					</>
				) : (
					<>
						<TextInput {...text("entityId", "Entity id", "Of the provider, from its metadata.", true)} />
						<TextInput
							{...text("signInUrl", "Sign-in address", "Single sign-on service, HTTP-Redirect binding.", true)}
							placeholder="https://login.example.com/saml"
						/>
						<Textarea
							{...text("certificates", "Signing certificates", "PEM; two while the provider changes its own.", true)}
							autosize
							minRows={3}
							maxRows={8}
							styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.75rem" } }}
						/>
					</>
				)}
				<TextInput
					{...text(
						"emailDomains",
						"E-mail domains",
						"Only people with an address there may sign in; empty: no restriction.",
					)}
					placeholder="example.com"
				/>
				<TextInput
					{...text(
						"groupClaim",
						"Group claim",
						"The claim or attribute that lists groups; empty: signing in changes no role.",
					)}
					placeholder="groups"
				/>
				<TextInput
					{...text(
						"subjectClaim",
						"Subject claim",
						"Names a person for good; empty: sub, or the NameID. With Entra ID and SCIM: oid.",
					)}
				/>
				<TextInput
					{...text(
						"honouredFactors",
						"Second factors that count",
						"Values of acr or amr, or SAML contexts; empty: everybody proves a second factor here.",
					)}
					placeholder="mfa"
				/>
				<Checkbox
					label="Make an account at the first sign-in"
					description="For whom a group below gives a role; an e-mail address that has an account is never taken over."
					checked={draft.createsAccounts}
					onChange={({ currentTarget }) => set({ createsAccounts: currentTarget.checked })}
				/>
				<GrantsEditor grants={draft.grants} onChange={(grants) => set({ grants })} />
				<Checkbox
					label="Enabled"
					description="Shown on the sign-in page. Test the connection first."
					checked={draft.enabled}
					onChange={({ currentTarget }) => set({ enabled: currentTarget.checked })}
				/>
				<Group justify="flex-end">
					<Button variant="default" onClick={onDone}>
						Cancel
					</Button>
					<Button type="submit" loading={pending}>
						{provider ? "Save" : "Add provider"}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

type TextKey = Exclude<keyof ProviderDraft, "kind" | "enabled" | "createsAccounts" | "grants">;

function secretHint(provider: Provider | undefined): string {
	return provider?.hasClientSecret ? "Kept sealed; empty: it stays as it is." : "Kept sealed, and never shown again.";
}
