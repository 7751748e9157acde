import { Button, Code, CopyButton, FileButton, Group, Modal, ScrollArea, Stack, Text } from "@mantine/core";
import { IconCopy, IconDownload, IconFileCode, IconUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Mapping } from "../../../core/intake/mapping.ts";
import { downloadText } from "../../design/download-text.ts";
import { ErrorState, LoadingState } from "../../design/states.tsx";
import { fromYaml, toYaml } from "./mapping-yaml.ts";

interface MappingDocumentProps {
	mapping: Mapping;
	/** Takes a chosen document; without it the document is only shown. */
	onUse?: (mapping: Mapping) => void;
}

const LARGEST_BYTES = 2_000_000;

/** The mapping as the YAML file that can be kept beside the data and used again. */
export function MappingDocument(props: MappingDocumentProps) {
	const [open, setOpen] = useState(false);
	return (
		<>
			<Button variant="default" leftSection={<IconFileCode size={16} aria-hidden />} onClick={() => setOpen(true)}>
				As YAML
			</Button>
			<Modal
				opened={open}
				onClose={() => setOpen(false)}
				title={<Text fw={650}>Mapping as YAML</Text>}
				size="xl"
				closeButtonProps={{ "aria-label": "Close" }}
			>
				<DocumentText {...props} onClose={() => setOpen(false)} />
			</Modal>
		</>
	);
}

function DocumentText({ mapping, onUse, onClose }: MappingDocumentProps & { onClose(): void }) {
	const [error, setError] = useState<unknown>();
	const yaml = useQuery({ queryKey: ["mapping-yaml", mapping], queryFn: () => toYaml(mapping), gcTime: 0 });
	const use = async (file: File | null) => {
		if (!file || !onUse) return;
		try {
			onUse(await fromYaml(await file.slice(0, LARGEST_BYTES).text()));
			onClose();
		} catch (cause) {
			setError(cause);
		}
	};
	return (
		<Stack>
			{error !== undefined && <ErrorState error={error} />}
			{yaml.data === undefined ? (
				<LoadingState />
			) : (
				<ScrollArea.Autosize
					mah="55vh"
					viewportProps={{ tabIndex: 0, "aria-label": "YAML of the mapping", role: "region" }}
				>
					<Code block>{yaml.data}</Code>
				</ScrollArea.Autosize>
			)}
			<Group>
				<Button
					leftSection={<IconDownload size={16} aria-hidden />}
					disabled={yaml.data === undefined}
					onClick={() => downloadText(`${mapping.metadata.name}.map.yaml`, yaml.data ?? "")}
				>
					Download
				</Button>
				<CopyButton value={yaml.data ?? ""}>
					{({ copied, copy }) => (
						<Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
							{copied ? "Copied" : "Copy"}
						</Button>
					)}
				</CopyButton>
				{onUse && (
					<FileButton accept=".yaml,.yml,.json" onChange={(file) => void use(file)}>
						{(props) => (
							<Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} {...props}>
								Use a mapping file
							</Button>
						)}
					</FileButton>
				)}
			</Group>
		</Stack>
	);
}
