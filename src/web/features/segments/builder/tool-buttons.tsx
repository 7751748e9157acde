import { ActionIcon, Button, Group, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconTemplate } from "@tabler/icons-react";
import type { DraftControl } from "./use-draft.ts";

export function ToolButtons({ control, showGallery }: { control: DraftControl; showGallery(): void }) {
	return (
		<>
			<Group gap={4}>
				<Tooltip label="Undo (Ctrl Z)">
					<ActionIcon variant="default" size={36} aria-label="Undo" disabled={!control.canUndo} onClick={control.undo}>
						<IconArrowBackUp size={18} aria-hidden />
					</ActionIcon>
				</Tooltip>
				<Tooltip label="Redo (Ctrl Y)">
					<ActionIcon variant="default" size={36} aria-label="Redo" disabled={!control.canRedo} onClick={control.redo}>
						<IconArrowForwardUp size={18} aria-hidden />
					</ActionIcon>
				</Tooltip>
			</Group>
			<Button variant="default" leftSection={<IconTemplate size={16} aria-hidden />} onClick={showGallery}>
				Templates
			</Button>
		</>
	);
}
