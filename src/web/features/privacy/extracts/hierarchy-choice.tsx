import { Button, FileButton, Group, Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import type { DraftColumn } from "./draft.ts";

interface HierarchyChoiceProps {
	draft: DraftColumn;
	/** What is taken where none is uploaded. */
	otherwise: string;
	onChange: (change: Partial<DraftColumn>) => void;
}

/** A hierarchy of one's own for a column, or none. */
export function HierarchyChoice({ draft: { field, hierarchy }, otherwise, onChange }: HierarchyChoiceProps) {
	return (
		<Group gap="xs">
			<Text size="sm" c={hierarchy ? undefined : "dimmed"} dir="auto">
				{hierarchy?.name ?? otherwise}
			</Text>
			{hierarchy ? (
				<Button size="compact-sm" variant="subtle" onClick={() => onChange({ hierarchy: undefined })}>
					Take it away
				</Button>
			) : (
				<FileButton
					accept=".csv,text/csv"
					onChange={(file) => void file?.text().then((csv) => onChange({ hierarchy: { name: file.name, csv } }))}
				>
					{(props) => (
						<Button
							{...props}
							size="compact-sm"
							variant="subtle"
							leftSection={<IconUpload size={14} aria-hidden />}
							aria-label={`Upload a hierarchy for ${field}`}
						>
							Upload
						</Button>
					)}
				</FileButton>
			)}
		</Group>
	);
}
