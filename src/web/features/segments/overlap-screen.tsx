import { Card, Grid, MultiSelect, Text, Title } from "@mantine/core";
import { IconCircles } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { useApi } from "../../client/use-api.ts";
import { Page } from "../../design/page.tsx";
import { Answer, EmptyState } from "../../design/states.tsx";
import { RegionTable } from "./overlap/region-table.tsx";
import { maskedRegions, type Region } from "./overlap/regions.ts";
import { SetLegend } from "./overlap/set-legend.tsx";
import { UpsetPlot } from "./overlap/upset-plot.tsx";
import { distinctTitles, useSegmentChoices, useTitles } from "./overlap/use-segment-choices.ts";
import { VennDiagram } from "./overlap/venn-diagram.tsx";

const MOST_SEGMENTS = 6;
const MOST_CIRCLES = 3;

export default function OverlapScreen() {
	const [address, setAddress] = useSearchParams();
	const [typed, setTyped] = useState("");
	const chosen = address.get("with") ?? "";
	const names = useMemo(() => [...new Set(chosen.split(",").filter(Boolean))].slice(0, MOST_SEGMENTS), [chosen]);
	const choices = useSegmentChoices(typed, names);
	const overlap = useApi("overlapSegments", { names }, { enabled: names.length > 1, keepPrevious: false });
	return (
		<Page
			title="Overlap of segments"
			lead="How many customers belong to several segments at once, at the newest refresh of each."
		>
			<MultiSelect
				label="Segments"
				description={`Choose two to ${MOST_SEGMENTS}.`}
				placeholder={names.length === 0 ? "Search by title or name" : undefined}
				data={choices}
				value={names}
				onChange={(next) => setAddress(next.length === 0 ? {} : { with: next.join(",") }, { replace: true })}
				maxValues={MOST_SEGMENTS}
				searchable
				searchValue={typed}
				onSearchChange={setTyped}
				filter={({ options }) => options}
				nothingFoundMessage="No segment of this name"
				hidePickedOptions
				clearable
				clearButtonProps={{ "aria-label": "Choose none" }}
				maw={860}
			/>
			{names.length < 2 ? (
				<EmptyState icon={<IconCircles aria-hidden />} title="Choose at least two segments">
					Two or three are drawn as circles, more as bars with dots.
				</EmptyState>
			) : (
				<Answer query={overlap}>{({ regions }) => <Overlap names={names} regions={regions} />}</Answer>
			)}
		</Page>
	);
}

function Overlap({ names, regions }: { names: readonly string[]; regions: readonly Region[] }) {
	const byName = useTitles(names);
	const titles = distinctTitles(names.map((name) => ({ name, title: byName.get(name) ?? name })));
	const masked = useMemo(() => maskedRegions(names, regions), [names, regions]);
	const drawsCircles = names.length <= MOST_CIRCLES;
	return (
		<Grid gap="lg">
			<Grid.Col span={{ base: 12, lg: drawsCircles ? 6 : 12 }}>
				<Card component="section" aria-labelledby="overlap-drawing" h="100%">
					<Title order={2} size="h4" mb="sm" id="overlap-drawing">
						At a glance
					</Title>
					{drawsCircles ? (
						<>
							<VennDiagram titles={titles} regions={masked} />
							<SetLegend segments={names.map((name, index) => ({ name, title: titles[index] ?? name }))} />
						</>
					) : (
						<UpsetPlot titles={titles} regions={masked} />
					)}
					<Text size="xs" c="dimmed" mt="sm">
						Drawn after the sizes; a hidden size is drawn the same, whatever it is.
					</Text>
				</Card>
			</Grid.Col>
			<Grid.Col span={{ base: 12, lg: drawsCircles ? 6 : 12 }}>
				<section aria-labelledby="overlap-regions">
					<Title order={2} size="h4" mb="sm" id="overlap-regions">
						In numbers
					</Title>
					<RegionTable titles={titles} regions={masked} />
				</section>
			</Grid.Col>
		</Grid>
	);
}
