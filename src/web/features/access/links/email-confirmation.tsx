import { Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "react-router";
import { client } from "../../../client/client.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { Gate } from "../gate.tsx";

/** Confirms a new address. A button, for mail scanners open links too. */
export function EmailConfirmation({ secret, email }: { secret: string; email: string }) {
	const confirm = useMutation({ mutationFn: () => client.confirmEmail({ secret }) });
	if (confirm.isSuccess) {
		return (
			<Gate title="Your address is confirmed" lead={`From now on you sign in with ${email}.`}>
				<Button component={Link} to="/sign-in">
					Go to the sign-in
				</Button>
			</Gate>
		);
	}
	return (
		<Gate title="Confirm your new e-mail address">
			<Stack gap="md">
				<FailureNotice error={confirm.error} />
				<Text style={{ overflowWrap: "anywhere" }}>{email}</Text>
				<Button size="md" fullWidth loading={confirm.isPending} onClick={() => confirm.mutate()}>
					This is my address
				</Button>
			</Stack>
		</Gate>
	);
}
