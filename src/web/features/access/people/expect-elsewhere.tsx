import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import { formatTime } from "../../../design/format.ts";
import { FailureNotice } from "../failure-notice.tsx";

/** Lets somebody be recognised at the first sign-on elsewhere; absent where there is no provider. */
export function ExpectElsewhere({ email }: { email: string }) {
	const providers = useApi("listIdentityProviders", {});
	const enabled = (providers.data?.items ?? []).filter(({ settings }) => settings.enabled);
	const [chosen, setChosen] = useState<string | null>(null);
	const expect = useAct("expectPerson", {
		changes: [],
		quiet: true,
		success: ({ expiresAt }) => `Expected there until ${formatTime(expiresAt)}.`,
	});
	if (enabled.length === 0) return null;
	const id = chosen ?? enabled[0]?.id ?? "";
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!expect.isPending) expect.mutate({ id, email });
	};
	return (
		<form onSubmit={submit} aria-label="Expect at a provider">
			<Stack gap="xs">
				<FailureNotice error={expect.error} />
				<Group align="flex-end" gap="sm">
					<Select
						label="Expect at a provider"
						data={enabled.map(({ id: value, settings }) => ({ value, label: settings.name }))}
						value={id}
						onChange={setChosen}
						allowDeselect={false}
						miw={240}
					/>
					<Button type="submit" variant="default" loading={expect.isPending}>
						Expect
					</Button>
				</Group>
				<Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
					The first sign-on there with {email} opens this account: once, within seven days.
				</Text>
			</Stack>
		</form>
	);
}
