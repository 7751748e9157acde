import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconFileAlert } from "@tabler/icons-react";
import { Link } from "react-router";
import { ERROR_CATALOGUE } from "../../../core/error/catalogue.ts";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { ImportView } from "../../../core/intake/import-record.ts";
import { ErrorState } from "../../design/states.tsx";
import { nextStepAfter } from "./failure-advice.ts";

interface ImportFailureProps {
	record: ImportView;
	/** What the browser was told, where this page sent the file; it says more than the record. */
	uploadError?: unknown;
	action?: boolean;
}

/** An import that failed or was cancelled: what happened, that nothing of it stays, and what to do next. */
export function ImportFailure({ record, uploadError, action = false }: ImportFailureProps) {
	const again = action && (
		<Button component={Link} to="/imports/new" size="xs" variant="default">
			Import the file again
		</Button>
	);
	if (record.state === "cancelled") {
		return (
			<Alert color="gray" icon={<IconFileAlert aria-hidden />} title="Cancelled; nothing of it stays">
				<Stack gap="xs" align="flex-start">
					<Text size="sm">The data is what it was before this import.</Text>
					{again}
				</Stack>
			</Alert>
		);
	}
	if (uploadError instanceof SegwardError && uploadError.code !== "connection-failed") {
		return (
			<Stack gap="sm" align="flex-start">
				<ErrorState error={uploadError} />
				{again}
			</Stack>
		);
	}
	const { errorCode = "internal", errorDetail } = record;
	const title = titleOf(errorCode);
	return (
		<Alert color="red" role="alert" icon={<IconFileAlert aria-hidden />} title={title}>
			<Stack gap="xs" align="flex-start">
				{errorDetail && errorDetail !== title && <Text size="sm">{errorDetail}</Text>}
				<Text size="sm">{nextStepAfter(errorCode)} Nothing of this import was kept.</Text>
				{again}
			</Stack>
		</Alert>
	);
}

function titleOf(code: string): string {
	const known = Object.hasOwn(ERROR_CATALOGUE, code) ? (code as keyof typeof ERROR_CATALOGUE) : "internal";
	return ERROR_CATALOGUE[known].title;
}
