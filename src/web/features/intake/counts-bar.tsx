import { Box, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { ImportCounts } from "../../../core/intake/import-record.ts";
import { formatNumber, formatShare } from "../../design/format.ts";

const HEIGHT = 14;
const LEAST = 0.006;

type RowCounts = Pick<ImportCounts, "rowsRead" | "rowsAccepted" | "rowsQuarantined">;

/** Rows in = rows accepted + rows set aside, drawn as one bar. */
export function CountsBar({ counts }: { counts: RowCounts }) {
	const { rowsRead, rowsAccepted, rowsQuarantined } = counts;
	const share = rowsRead === 0 ? 0 : rowsQuarantined / rowsRead;
	const drawn = share === 0 ? 0 : Math.min(1 - LEAST, Math.max(LEAST, share));
	return (
		<Stack gap="xs">
			<Text>
				<Text span fw={650} size="xl">
					{formatNumber(rowsRead)}
				</Text>{" "}
				{rowsRead === 1 ? "row" : "rows"} read
			</Text>
			<Group
				gap={3}
				wrap="nowrap"
				role="img"
				aria-label={`${formatNumber(rowsRead)} rows read: ${formatNumber(rowsAccepted)} accepted and ${formatNumber(rowsQuarantined)} set aside`}
			>
				{rowsAccepted > 0 && <Bar color="var(--segward-protected)" grow={1 - drawn} />}
				{rowsQuarantined > 0 && <Bar color="var(--segward-attention)" grow={rowsAccepted === 0 ? 1 : drawn} />}
				{rowsRead === 0 && <Bar color="var(--segward-line)" grow={1} />}
			</Group>
			<Group justify="space-between" gap="lg">
				<Group gap={6}>
					<IconCheck size={16} aria-hidden color="var(--segward-protected)" />
					<Text size="sm">
						<b>{formatNumber(rowsAccepted)}</b> accepted {rowsRead > 0 && `· ${formatShare(rowsAccepted / rowsRead)}`}
					</Text>
				</Group>
				<Group gap={6}>
					<IconAlertTriangle size={16} aria-hidden color="var(--segward-attention)" />
					<Text size="sm">
						<b>{formatNumber(rowsQuarantined)}</b> set aside in quarantine {rowsRead > 0 && `· ${formatShare(share)}`}
					</Text>
				</Group>
			</Group>
		</Stack>
	);
}

function Bar({ color, grow }: { color: string; grow: number }) {
	return <Box h={HEIGHT} bg={color} style={{ flexGrow: grow * 1000, flexBasis: 0, minWidth: 4, borderRadius: 4 }} />;
}
