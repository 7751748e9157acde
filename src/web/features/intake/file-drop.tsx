import "@mantine/dropzone/styles.css";
import { Stack, Text, ThemeIcon } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileUpload } from "@tabler/icons-react";

interface FileDropProps {
	looking: boolean;
	onFile(file: File): void;
}

/** The place to drop a file. Load it lazily: only this step needs the library. */
export default function FileDrop({ looking, onFile }: FileDropProps) {
	return (
		<Dropzone
			multiple={false}
			loading={looking}
			onDrop={([file]) => {
				if (file) onFile(file);
			}}
			inputProps={{ "aria-label": "File to import" }}
			aria-label="Drop a file here, or press Enter to choose one"
			p="xl"
			radius="md"
			styles={{ root: { backgroundColor: "var(--segward-surface)" } }}
		>
			<Stack align="center" justify="center" gap="xs" mih={180} ta="center">
				<ThemeIcon size={56} radius="xl" variant="light">
					<IconFileUpload aria-hidden />
				</ThemeIcon>
				<Text size="lg" fw={600}>
					Drop a file here, or click to choose one
				</Text>
				<Text c="dimmed" size="sm" maw="52ch">
					CSV, JSONL or Parquet, plain or compressed with gzip or zstd, of any size. Only its beginning is looked at to
					propose the mapping, and nothing of that is kept.
				</Text>
			</Stack>
		</Dropzone>
	);
}
