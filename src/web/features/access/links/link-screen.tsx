import { Anchor, Button, Loader, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import type { ResultOf } from "../../../../contract/routes.ts";
import { rolesText } from "../../../../core/access/roles-text.ts";
import { client } from "../../../client/client.ts";
import type { AfterPassword } from "../credentials-form.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import { Gate } from "../gate.tsx";
import { AfterPasswordSteps } from "./after-password.tsx";
import { EmailConfirmation } from "./email-confirmation.tsx";
import { LinkForm } from "./link-form.tsx";

/** Whatever a one-time link of a message opens. */
export default function LinkScreen() {
	const secret = useSecret();
	const [next, setNext] = useState<AfterPassword>();
	const link = useQuery({
		queryKey: ["lookAtLink", secret],
		queryFn: () => client.lookAtLink({ secret }),
		enabled: secret !== "",
		staleTime: Number.POSITIVE_INFINITY,
		retry: false,
	});
	if (next !== undefined) return <AfterPasswordSteps next={next} />;
	if (secret === "" || link.isError) {
		return (
			<Gate title="This link opens nothing">
				<Stack gap="md">
					<FailureNotice error={link.error} />
					<Text>A link works once and for a while. Ask whoever sent it for a new one, or sign in.</Text>
					<Button component={Link} to="/sign-in" variant="default">
						Go to the sign-in
					</Button>
				</Stack>
			</Gate>
		);
	}
	if (link.data === undefined) {
		return (
			<Gate title="One moment">
				<Loader aria-label="Loading" mx="auto" />
			</Gate>
		);
	}
	if (link.data.kind === "email") return <EmailConfirmation secret={secret} email={link.data.email} />;
	const { title, lead } = words(link.data);
	return (
		<Gate
			title={title}
			lead={lead}
			foot={
				<Anchor component={Link} to="/sign-in">
					Go to the sign-in
				</Anchor>
			}
		>
			<LinkForm secret={secret} link={link.data} onDone={setNext} />
		</Gate>
	);
}

/** The secret of the address, which then forgets it: neither the history nor a photograph of the screen is to keep it. */
function useSecret(): string {
	const { hash } = useLocation();
	const navigate = useNavigate();
	const [secret, setSecret] = useState(() => hash.slice(1));
	useEffect(() => {
		if (hash === "") return;
		setSecret(hash.slice(1));
		void navigate({ pathname: "/link", hash: "" }, { replace: true });
	}, [hash, navigate]);
	return secret;
}

function words({ kind, workspace = "", roles = [], account }: ResultOf<"lookAtLink">) {
	switch (kind) {
		case "invitation":
			return {
				title: "You are invited",
				lead: (
					<>
						To the workspace <bdi>{workspace}</bdi>, as {rolesText(roles)}.{" "}
						{account
							? "You have an account: prove it with its password."
							: "Choose a password; an authenticator follows."}
					</>
				),
			};
		case "second-factor":
			return {
				title: "A new second factor",
				lead: "Prove your password. Then every second factor of before is void, and you set up a new one.",
			};
		case "recovery":
			return { title: "Recover your account", lead: "Choose a new password; a new authenticator follows." };
		default:
			return { title: "A new password", lead: "Your second factor is asked afterwards, as ever." };
	}
}
