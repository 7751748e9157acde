import { Button, Group, Stack, TextInput } from "@mantine/core";
import { IconDownload, IconSearch } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { matrixCsv } from "../../../../contract/access/matrix-csv.ts";
import { useApi } from "../../../client/use-api.ts";
import { downloadText } from "../../../design/download-text.ts";
import { Section } from "../../../design/section.tsx";
import { Answer } from "../../../design/states.tsx";
import { type Matrix, matrixAreas } from "./matrix-areas.ts";
import { MatrixTable } from "./matrix-table.tsx";

/** Which role may do what, all at once. */
export function MatrixPanel() {
	const matrix = useApi("showAccessMatrix", {});
	return (
		<Section title="Access matrix" aside={matrix.data && <Downloads matrix={matrix.data} />}>
			<Answer query={matrix}>{(data) => <FilteredMatrix matrix={data} />}</Answer>
		</Section>
	);
}

function FilteredMatrix({ matrix }: { matrix: Matrix }) {
	const [search, setSearch] = useState("");
	const areas = useMemo(() => matrixAreas(matrix, search), [matrix, search]);
	const shown = areas.reduce((sum, { acts }) => sum + acts.length, 0);
	return (
		<Stack gap="md">
			<TextInput
				label="Filter by act, area or role"
				leftSection={<IconSearch size={16} aria-hidden />}
				value={search}
				onChange={({ currentTarget }) => setSearch(currentTarget.value)}
				maw={360}
			/>
			<output className="segward-unseen">{shown} acts shown</output>
			<MatrixTable areas={areas} roles={matrix.roles} />
		</Stack>
	);
}

function Downloads({ matrix }: { matrix: Matrix }) {
	return (
		<Group gap="xs" wrap="nowrap">
			<Button
				variant="default"
				size="xs"
				leftSection={<IconDownload size={16} aria-hidden />}
				onClick={() => downloadText("access-matrix.csv", matrixCsv(matrix), "text/csv")}
			>
				CSV
			</Button>
			<Button
				variant="default"
				size="xs"
				leftSection={<IconDownload size={16} aria-hidden />}
				onClick={() =>
					downloadText("access-matrix.json", `${JSON.stringify(matrix, null, "\t")}\n`, "application/json")
				}
			>
				JSON
			</Button>
		</Group>
	);
}
