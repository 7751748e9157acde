import { Alert, Button, Group, SegmentedControl, SimpleGrid, Skeleton, Stack, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { lazy, Suspense, useRef, useState } from "react";
import type { ImportKind } from "../../../core/intake/import-record.ts";
import { formatBytes } from "../../design/format.ts";
import { ErrorState } from "../../design/states.tsx";
import { DOUBT_WORDS, doubtAbout } from "./file-head.ts";
import type { FileLayout } from "./file-layout.ts";
import { FileLayoutOptions } from "./file-layout-options.tsx";
import { changeNewImport, proposeFor } from "./new-import.ts";

const FileDrop = lazy(() => import("./file-drop.tsx"));

/** Choose a file; what its columns are is asked at once. */
export function FileStep({ file }: { file: File | undefined }) {
	const [kind, setKind] = useState<ImportKind>();
	const [layout, setLayout] = useState<FileLayout>({});
	const [looking, setLooking] = useState(false);
	const [error, setError] = useState<unknown>();
	const abort = useRef<AbortController>(undefined);
	const doubt = file && doubtAbout(file);
	const look = async (chosen: File, as: FileLayout) => {
		abort.current?.abort();
		const controller = new AbortController();
		abort.current = controller;
		changeNewImport((before) => ({
			...before,
			file: chosen,
			draft: undefined,
			proposal: undefined,
			dryRunId: undefined,
		}));
		setError(undefined);
		setLooking(true);
		try {
			const proposed = await proposeFor(chosen, kind, as, controller.signal);
			changeNewImport(() => proposed);
		} catch (cause) {
			if (!controller.signal.aborted) setError(cause);
		} finally {
			if (abort.current === controller) setLooking(false);
		}
	};
	return (
		<Stack gap="lg" mt="md" maw={860} mx="auto">
			<Group gap="sm">
				<Text id="file-holds" size="sm" fw={600}>
					The file holds
				</Text>
				<SegmentedControl
					aria-labelledby="file-holds"
					value={kind ?? "found"}
					onChange={(value) => setKind(value === "customers" || value === "events" ? value : undefined)}
					data={[
						{ value: "found", label: "let Segward find out" },
						{ value: "customers", label: "customers" },
						{ value: "events", label: "events" },
					]}
				/>
			</Group>
			<Suspense fallback={<Skeleton h={240} radius="md" />}>
				<FileDrop
					looking={looking}
					onFile={(chosen) => {
						setLayout({});
						void look(chosen, {});
					}}
				/>
			</Suspense>
			<div aria-live="polite">
				{file && (
					<Text size="sm">
						<Text span fw={600} dir="auto" style={{ overflowWrap: "anywhere" }}>
							{file.name}
						</Text>{" "}
						· {formatBytes(file.size)}
						{looking && " · looking at its columns…"}
					</Text>
				)}
			</div>
			{doubt && error !== undefined && (
				<Alert color="yellow" title="About this file">
					{DOUBT_WORDS[doubt]}
				</Alert>
			)}
			{error !== undefined && <ErrorState error={error} retry={file && (() => void look(file, layout))} />}
			{file && error !== undefined && doubt === undefined && (
				<SimpleGrid cols={{ base: 1, xs: 3 }} component="section" aria-label="How to read the file">
					<FileLayoutOptions
						layout={layout}
						disabled={looking}
						onChange={(changed) => {
							setLayout(changed);
							void look(file, changed);
						}}
					/>
				</SimpleGrid>
			)}
			{file && !looking && error === undefined && (
				<Group justify="flex-end">
					<Button rightSection={<IconArrowRight size={16} aria-hidden />} onClick={() => void look(file, layout)}>
						Propose a mapping
					</Button>
				</Group>
			)}
		</Stack>
	);
}
