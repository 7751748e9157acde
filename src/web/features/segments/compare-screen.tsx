import { ActionIcon, Card, Grid, Group, Select, SimpleGrid, Text, Title, Tooltip } from "@mantine/core";
import { IconArrowsDiff, IconArrowsLeftRight } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useApi } from "../../client/use-api.ts";
import { formatTime } from "../../design/format.ts";
import { Page } from "../../design/page.tsx";
import { ProtectedSizeText } from "../../design/protected-size-text.tsx";
import { Answer, EmptyState } from "../../design/states.tsx";
import { DocumentChanges } from "./compare/document-changes.tsx";
import { RegionTable } from "./overlap/region-table.tsx";
import { maskedRegions } from "./overlap/regions.ts";
import { SetLegend } from "./overlap/set-legend.tsx";
import { distinctTitles, useSegmentChoices } from "./overlap/use-segment-choices.ts";
import { VennDiagram } from "./overlap/venn-diagram.tsx";

export default function CompareScreen() {
	const [address, setAddress] = useSearchParams();
	const a = address.get("a") ?? "";
	const b = address.get("b") ?? "";
	const choose = (next: { a: string; b: string }) =>
		setAddress(Object.fromEntries(Object.entries(next).filter(([, name]) => name !== "")), { replace: true });
	const ready = a !== "" && b !== "" && a !== b;
	const comparison = useApi("compareSegments", { a, b }, { enabled: ready });
	return (
		<Page
			title="Compare segments"
			lead="Sizes, overlap and definitions of two segments, at the newest refresh of each."
		>
			<Group align="flex-end" gap="sm">
				<SegmentSelect label="First segment" value={a} onChange={(name) => choose({ a: name, b })} />
				<Tooltip label="Swap">
					<ActionIcon variant="default" size={36} aria-label="Swap the segments" onClick={() => choose({ a: b, b: a })}>
						<IconArrowsLeftRight size={16} aria-hidden />
					</ActionIcon>
				</Tooltip>
				<SegmentSelect label="Second segment" value={b} onChange={(name) => choose({ a, b: name })} />
			</Group>
			{ready ? (
				<Answer query={comparison}>{(result) => <Comparison result={result} />}</Answer>
			) : (
				<EmptyState icon={<IconArrowsDiff aria-hidden />} title="Choose two different segments">
					You see how many customers they share and where their rules differ.
				</EmptyState>
			)}
		</Page>
	);
}

interface SegmentSelectProps {
	label: string;
	value: string;
	onChange: (name: string) => void;
}

function SegmentSelect({ label, value, onChange }: SegmentSelectProps) {
	const [typed, setTyped] = useState("");
	const chosen = useMemo(() => (value === "" ? [] : [value]), [value]);
	const choices = useSegmentChoices(typed, chosen);
	return (
		<Select
			label={label}
			placeholder="Search by title or name"
			data={choices}
			value={value === "" ? null : value}
			onChange={(name) => onChange(name ?? "")}
			searchable
			searchValue={typed}
			onSearchChange={setTyped}
			filter={({ options }) => options}
			nothingFoundMessage="No segment of this name"
			style={{ flex: "1 1 16rem" }}
			maw={420}
		/>
	);
}

function Comparison({ result }: { result: ResultOf<"compareSegments"> }) {
	const { a, b, regions, changes } = result;
	const names = useMemo(() => [a.name, b.name], [a.name, b.name]);
	const titles = useMemo(() => distinctTitles([a, b]), [a, b]);
	const masked = useMemo(() => maskedRegions(names, regions), [names, regions]);
	return (
		<>
			<SimpleGrid cols={{ base: 1, xs: 2 }}>
				{[a, b].map(({ name, title, size, asOf }) => (
					<Card key={name} padding="md">
						<Text size="sm" c="dimmed" dir="auto" lineClamp={2} title={title}>
							{title}
						</Text>
						<Text fz={22} fw={650} lh={1.4} component="div">
							<ProtectedSizeText value={size} inherit />
						</Text>
						<Text size="xs" c="dimmed">
							as of {formatTime(asOf)}
						</Text>
					</Card>
				))}
			</SimpleGrid>
			<Grid gap="lg">
				<Grid.Col span={{ base: 12, lg: 6 }}>
					<Card component="section" aria-labelledby="compare-overlap" h="100%">
						<Title order={2} size="h4" mb="sm" id="compare-overlap">
							Overlap
						</Title>
						<VennDiagram titles={titles} regions={masked} />
						<SetLegend segments={[a, b]} />
					</Card>
				</Grid.Col>
				<Grid.Col span={{ base: 12, lg: 6 }}>
					<section aria-labelledby="compare-regions">
						<Title order={2} size="h4" mb="sm" id="compare-regions">
							In numbers
						</Title>
						<RegionTable titles={titles} regions={masked} />
					</section>
				</Grid.Col>
			</Grid>
			<section aria-labelledby="compare-changes">
				<Title order={2} size="h4" mb="sm" id="compare-changes">
					Where the definitions differ
				</Title>
				<DocumentChanges changes={changes} before={a.title} after={b.title} />
			</section>
		</>
	);
}
