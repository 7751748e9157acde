import { Alert, Anchor } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "react-router";
import { explainError } from "../../client/explain-error.ts";

/** Why a step of the sign-in did not work, and what to do: announced when it appears. */
export function FailureNotice({ error }: { error: unknown }) {
	if (!error) return null;
	const { title, detail, next, why } = explainError(error);
	return (
		<Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title}>
			{[detail, next].filter(Boolean).join(" ")}
			{why && (
				<>
					{" "}
					<Anchor inherit component={Link} to={why}>
						Why?
					</Anchor>
				</>
			)}
		</Alert>
	);
}
