import { Button, Stack } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { client } from "../../../client/client.ts";
import { useApi } from "../../../client/use-api.ts";
import { FailureNotice } from "../failure-notice.tsx";

/** Ways to sign in at one's own organisation, where there are any: after the other ways. */
export function ProviderButtons() {
	const choices = useApi("listSignOnChoices", {});
	const begin = useMutation({
		mutationFn: (providerId: string) => client.beginSignOn({ providerId }),
		onSuccess: ({ url }) => window.location.assign(url),
	});
	const items = choices.data?.items ?? [];
	if (items.length === 0) return null;
	return (
		<Stack gap="sm">
			<FailureNotice error={begin.error} />
			{items.map(({ id, name }) => (
				<Button
					key={id}
					variant="default"
					size="md"
					fullWidth
					leftSection={<IconBuilding size={18} aria-hidden />}
					loading={begin.isPending && begin.variables === id}
					disabled={begin.isPending || begin.isSuccess}
					onClick={() => begin.mutate(id)}
				>
					<span>
						Sign in with <bdi>{name}</bdi>
					</span>
				</Button>
			))}
		</Stack>
	);
}
