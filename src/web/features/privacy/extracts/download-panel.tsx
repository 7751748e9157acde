import { Alert, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconDownload, IconLock } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";
import { client } from "../../../client/client.ts";
import { useMay } from "../../../client/session.ts";
import { downloadText } from "../../../design/download-text.ts";
import { formatNumber } from "../../../design/format.ts";
import { Section } from "../../../design/section.tsx";
import { ErrorState } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";

type Extract = ResultOf<"getExtract">;
type Format = "csv" | "jsonl";
const TYPES = { csv: "text/csv", jsonl: "application/x-ndjson" } as const;

/** Takes the file, for the purpose it was made for. */
export function DownloadPanel({ extract }: { extract: Extract }) {
	const mayDownload = useMay("extract:download");
	const [purpose, setPurpose] = useState("");
	const [format, setFormat] = useState<Format>("csv");
	const download = useMutation({
		mutationFn: () => fileOf(extract.id, purpose.trim(), format),
		onSuccess: (text) => downloadText(`${extract.segment}-k${extract.plan.k}.${format}`, text, TYPES[format]),
	});
	return (
		<Section title="Take the file">
			{mayDownload ? (
				<Stack gap="md">
					<Text size="sm" maw="70ch">
						Each download is recorded with your name, its columns and its rows. The rows stay here until{" "}
						<TimeText at={extract.expiresAt} size="sm" />. Downloaded so far: {formatNumber(extract.downloads)}.
					</Text>
					<Group align="flex-end" gap="md">
						<TextInput
							label="Purpose"
							description={`It leaves for ${extract.purpose} only.`}
							value={purpose}
							onChange={(event) => setPurpose(event.currentTarget.value)}
							dir="auto"
						/>
						<Select
							label="Format"
							value={format}
							allowDeselect={false}
							onChange={(value) => setFormat(value === "jsonl" ? "jsonl" : "csv")}
							data={[
								{ value: "csv", label: "CSV" },
								{ value: "jsonl", label: "JSON lines" },
							]}
						/>
						<Button
							leftSection={<IconDownload size={16} aria-hidden />}
							loading={download.isPending}
							disabled={purpose.trim() === ""}
							onClick={() => download.mutate()}
						>
							Download the extract
						</Button>
					</Group>
					{download.isError && <ErrorState error={download.error} />}
				</Stack>
			) : (
				<Alert color="ward" variant="light" icon={<IconLock aria-hidden />} title="A privacy officer takes it">
					Your roles let you make extracts, not take their rows out of the house.
				</Alert>
			)}
		</Section>
	);
}

async function fileOf(id: string, purpose: string, format: Format): Promise<string> {
	const parts: string[] = [];
	for (let part: number | undefined = 0; part !== undefined; ) {
		const taken: ResultOf<"downloadExtract"> = await client.downloadExtract({ id, purpose, format, part });
		parts.push(taken.content);
		part = taken.next;
	}
	return parts.join("");
}
