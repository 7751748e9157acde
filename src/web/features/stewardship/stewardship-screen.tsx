import { Alert, Anchor, Button, Stack, Text } from "@mantine/core";
import { IconApi, IconExternalLink, IconLock, IconLockOpen } from "@tabler/icons-react";
import { Link } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { FactList } from "../../design/fact-list.tsx";
import { Page } from "../../design/page.tsx";
import { ProtectedSizeText } from "../../design/protected-size-text.tsx";
import { Section } from "../../design/section.tsx";
import { Answer } from "../../design/states.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { JobTable } from "./job-table.tsx";
import { statusFacts } from "./status-facts.ts";

const REFRESH_EVERY_MS = 2 * 60_000;

/** How this installation is. */
export default function StewardshipScreen() {
	const status = useApi("installationStatus", {}, { refetchInterval: REFRESH_EVERY_MS });
	const mayListJobs = useMay("job:list");
	return (
		<Page title="Stewardship" lead="The state of this installation, and the work that goes on in it.">
			<Answer query={status}>{(data) => <Status status={data} />}</Answer>
			{mayListJobs && (
				<Section title="Running work">
					<JobTable />
				</Section>
			)}
			<Section title="For programs">
				<Stack gap="sm" align="flex-start">
					<Text size="sm">
						Everything in this app is also in its API. Programs use it with a token
						{" from "}
						<Anchor component={Link} to="/access" inherit underline="always">
							Access
						</Anchor>
						.
					</Text>
					<Button
						component="a"
						href="/api/v1/docs"
						target="_blank"
						rel="noopener"
						variant="default"
						leftSection={<IconApi size={16} aria-hidden />}
						rightSection={<IconExternalLink size={14} aria-label="opens in a new tab" />}
					>
						API description
					</Button>
				</Stack>
			</Section>
		</Page>
	);
}

function Status({ status }: { status: ResultOf<"installationStatus"> }) {
	return (
		<Section title="Installation">
			<Stack gap="lg">
				{status.encrypted ? (
					<Alert variant="light" color="ward" icon={<IconLock aria-hidden />} title="Everything on disk is encrypted">
						Customer data, catalogue, segments and the access log are written encrypted. Without the master key nobody
						can open them, so keep a copy of it elsewhere.
					</Alert>
				) : (
					<Alert
						variant="light"
						color="red"
						icon={<IconLockOpen aria-hidden />}
						title="Not everything on disk is encrypted by Segward"
					>
						The query engine is a server of its own: whether its disks are encrypted is up to its operator.
					</Alert>
				)}
				<FactList
					label="Installation"
					facts={[
						...statusFacts(status),
						["Customers", <ProtectedSizeText key="customers" value={status.customers} />],
						["Started", <TimeText key="started" at={status.startedAt} />],
					]}
				/>
			</Stack>
		</Section>
	);
}
