import { Badge, Button, Code, Group, Stack, Text, Title } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useParams } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useApi } from "../../client/use-api.ts";
import { FactList } from "../../design/fact-list.tsx";
import { Page } from "../../design/page.tsx";
import { Answer } from "../../design/states.tsx";
import classes from "./certificate.module.css";
import { formatDay } from "./training-words.ts";

const VALIDITY = {
	valid: { word: "valid", color: "ward" },
	expired: { word: "expired", color: "gray" },
	superseded: { word: "superseded by a later version", color: "yellow" },
} as const;

/** A certificate: to show, to print, and to check one that somebody else shows. */
export default function CertificateScreen() {
	const { id = "" } = useParams();
	const certificate = useApi("showCertificate", { id });
	return (
		<Page
			title="Certificate"
			lead="Whoever works here and opens this address sees the same: that is how a certificate is checked."
			actions={
				<Button
					variant="default"
					leftSection={<IconPrinter size={16} aria-hidden />}
					onClick={() => window.print()}
					disabled={certificate.data === undefined}
				>
					Print
				</Button>
			}
		>
			<Answer query={certificate}>{(data) => <Sheet certificate={data} />}</Answer>
		</Page>
	);
}

function Sheet({ certificate }: { certificate: ResultOf<"showCertificate"> }) {
	const { id, personName, courseTitle, version, scorePercent, issuedAt, expiresAt, validity } = certificate;
	const { word, color } = VALIDITY[validity];
	return (
		<article className={classes.sheet} aria-label="Certificate">
			<Stack gap="lg">
				<Group gap={8}>
					<img src="/favicon.svg" alt="" width={26} height={26} />
					<Text fw={700} size="lg">
						Segward
					</Text>
				</Group>
				<div>
					<Text c="dimmed">This is to certify that</Text>
					<Text className={classes.name} dir="auto">
						{personName}
					</Text>
					<Text c="dimmed">has passed the course</Text>
				</div>
				<Title order={2} size="h3" dir="auto">
					{courseTitle}
				</Title>
				<FactList
					label="Facts"
					facts={[
						["Issued", formatDay(issuedAt)],
						["Holds until", formatDay(expiresAt)],
						["Right answers", `${scorePercent} %`],
						["Version", version],
						[
							"Now",
							<Badge key="now" variant="light" color={color} tt="none">
								{word}
							</Badge>,
						],
					]}
				/>
				<Text size="xs" c="dimmed">
					Number <Code>{id}</Code>
				</Text>
			</Stack>
		</article>
	);
}
