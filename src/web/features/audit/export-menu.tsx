import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { ExportFormat } from "../../../core/audit/export/entry-lines.ts";
import { useAct } from "../../client/use-act.ts";
import { downloadText } from "../../design/download-text.ts";
import type { AuditSearch } from "./audit-filter.ts";

const FILES = {
	csv: { label: "Table (CSV)", name: "access-log.csv", type: "text/csv" },
	jsonl: { label: "JSON lines", name: "access-log.jsonl", type: "application/jsonl" },
	ocsf: { label: "OCSF events", name: "access-log-ocsf.jsonl", type: "application/jsonl" },
} as const;

/** The entries that fit the filter, as a file. */
export function ExportMenu({ search }: { search: () => AuditSearch }) {
	const act = useAct("exportAuditEntries", { changes: [] });
	const download = (format: ExportFormat) => {
		const { name, type } = FILES[format];
		act.mutate({ format, ...search() }, { onSuccess: (text) => downloadText(name, text, type) });
	};
	return (
		<Menu position="bottom-end">
			<Menu.Target>
				<Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={act.isPending}>
					Export
				</Button>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Label>What fits the filter, newest first</Menu.Label>
				{(Object.keys(FILES) as ExportFormat[]).map((one) => (
					<Menu.Item key={one} onClick={() => download(one)}>
						{FILES[one].label}
					</Menu.Item>
				))}
			</Menu.Dropdown>
		</Menu>
	);
}
