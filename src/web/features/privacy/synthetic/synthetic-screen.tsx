import {
	Alert,
	Button,
	Group,
	MultiSelect,
	NumberInput,
	Progress,
	Select,
	Stack,
	Text,
	TextInput,
} from "@mantine/core";
import { IconDownload, IconShieldHalf } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { barredFromSynthetic } from "../../../../core/privacy/synthetic/copied-fields.ts";
import { Slug } from "../../../../core/segments/slug.ts";
import { useApi } from "../../../client/use-api.ts";
import { downloadText } from "../../../design/download-text.ts";
import { formatNumber } from "../../../design/format.ts";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { ErrorState } from "../../../design/states.tsx";
import { useSegmentChoices } from "../../segments/overlap/use-segment-choices.ts";
import { Comparison } from "./comparison.tsx";
import { Price } from "./price.tsx";
import { type DrawingState, useDrawing } from "./use-drawing.ts";

const MOST_ROWS = 100_000;
const EVERYBODY = "";

/** Rows that nobody is, for tests and development: made, compared with what they are drawn from, taken away. */
export default function SyntheticScreen() {
	const queries = useQueryClient();
	const [segment, setSegment] = useState(EVERYBODY);
	const [purpose, setPurpose] = useState("tests");
	const [chosen, setChosen] = useState<string[]>([]);
	const [rows, setRows] = useState(1_000);
	const [rho, setRho] = useState(200_000);
	const about = useApi("getSegment", { name: segment }, { enabled: segment !== EVERYBODY });
	const fields = useApi("listFields", { kind: "attribute" });
	const names = (fields.data?.items ?? []).filter((field) => !barredFromSynthetic(field)).map(({ name }) => name);
	const paid = () => void queries.invalidateQueries({ queryKey: ["showSizeBudget"] });
	const { state, start, cancel } = useDrawing(paid);
	const ownPurpose = segment === EVERYBODY ? undefined : about.data?.purpose;
	const for_ = segment === EVERYBODY ? purpose : ownPurpose;
	const isRunning = state.phase === "counting" || state.phase === "drawing";
	const ready = Slug.safeParse(for_).success && rows >= 1 && rows <= MOST_ROWS && !isRunning;
	const make = () =>
		void start({
			...(segment === EVERYBODY ? {} : { segment }),
			purpose: for_ ?? "",
			rows,
			rho,
			...(chosen.length === 0 ? {} : { fields: chosen }),
		});
	return (
		<Page
			title="Synthetic rows"
			lead="Rows for tests and development that look like your customers, and are nobody: drawn from counts with noise."
		>
			<Section title="Make rows">
				<Stack gap="md">
					<Group gap="md" align="flex-start">
						<SegmentSelect value={segment} onChange={setSegment} />
						<TextInput
							label="Purpose"
							description={segment === EVERYBODY ? "What the rows are for." : "The segment's."}
							value={for_ ?? ""}
							onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
							readOnly={segment !== EVERYBODY}
							maxLength={64}
							w={220}
						/>
						<NumberInput
							label="Rows"
							description={`Up to ${formatNumber(MOST_ROWS)}.`}
							value={rows}
							onChange={(value) => setRows(Math.round(Number(value)))}
							min={1}
							max={MOST_ROWS}
							thousandSeparator=","
							w={140}
						/>
					</Group>
					<MultiSelect
						label="Fields"
						description="Identifiers, sensitive fields and free text never are among them. Fewer fields come out more alike."
						placeholder={chosen.length === 0 ? `all ${names.length} that can be modelled` : ""}
						data={names}
						value={chosen}
						onChange={setChosen}
						searchable
						clearable
						maw={720}
					/>
					<Price rho={rho} onChange={setRho} />
					<Group>
						<Button onClick={make} disabled={!ready} loading={isRunning}>
							Make synthetic rows
						</Button>
					</Group>
				</Stack>
			</Section>
			<Alert variant="light" color="ward" icon={<IconShieldHalf aria-hidden />} title="What is promised">
				<Text size="sm" maw="80ch">
					No row is taken from a customer: all are drawn from counts with noise. One may by chance equal a real one, as
					“United Kingdom, free plan” is true of thousands; that says nothing of whether somebody is there.
				</Text>
			</Alert>
			<div aria-live="polite">
				<Outcome state={state} cancel={cancel} />
			</div>
		</Page>
	);
}

function SegmentSelect({ value, onChange }: { value: string; onChange: (name: string) => void }) {
	const [typed, setTyped] = useState("");
	const chosen = useMemo(() => (value === EVERYBODY ? [] : [value]), [value]);
	const choices = useSegmentChoices(typed === "All customers" ? "" : typed, chosen);
	return (
		<Select
			label="Modelled on"
			description="A segment's newest members, or everybody."
			data={[{ value: EVERYBODY, label: "All customers" }, ...choices]}
			value={value}
			onChange={(name) => onChange(name ?? EVERYBODY)}
			searchable
			searchValue={typed}
			onSearchChange={setTyped}
			filter={({ options }) => options}
			w={300}
		/>
	);
}

function Outcome({ state, cancel }: { state: DrawingState; cancel: () => void }) {
	const { phase, drawing, wanted, error } = state;
	switch (phase) {
		case "idle":
			return null;
		case "counting":
		case "drawing":
			return (
				<Section title={phase === "counting" ? "Counting with noise" : "Drawing rows"}>
					<Stack gap="sm">
						<Progress
							value={phase === "counting" ? 100 : (100 * drawing.rows) / wanted}
							animated={phase === "counting"}
							aria-label="Rows drawn"
						/>
						<Group justify="space-between">
							<Text size="sm" c="dimmed">
								{phase === "counting"
									? "Reading customers and counting their values; the budget is charged already."
									: `${formatNumber(drawing.rows)} of ${formatNumber(wanted)} rows`}
							</Text>
							<Button variant="default" size="xs" onClick={cancel}>
								Cancel
							</Button>
						</Group>
					</Stack>
				</Section>
			);
		case "cancelled":
			return (
				<Text size="sm" c="dimmed">
					Cancelled. Nothing of it was kept; what was charged stays charged.
				</Text>
			);
		case "failed":
			return <ErrorState error={error} />;
		case "done":
			return (
				<Section
					title={`${formatNumber(drawing.rows)} synthetic rows`}
					aside={
						<Button
							variant="default"
							leftSection={<IconDownload size={16} aria-hidden />}
							onClick={() => downloadText("synthetic-rows.csv", drawing.lines.join(""), "text/csv")}
						>
							Download CSV
						</Button>
					}
				>
					<Comparison drawing={drawing} />
				</Section>
			);
	}
}
