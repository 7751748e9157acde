import { Card, SimpleGrid, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Field } from "../../../core/catalogue/field.ts";
import { formatNumber } from "../../design/format.ts";
import { TimeText } from "../../design/time-text.tsx";
import { Completeness } from "./field-columns.tsx";

export function FieldFacts({ field }: { field: Field }) {
	const { completeness, distinctCount, lastSeenAt, format } = field;
	return (
		<Card>
			<SimpleGrid cols={{ base: 2, sm: format ? 4 : 3 }} component="dl" m={0}>
				<Fact name="Complete">
					<Completeness ratio={completeness} />
				</Fact>
				<Fact name="Distinct values, about">
					{distinctCount === undefined ? "not known" : formatNumber(distinctCount)}
				</Fact>
				<Fact name="Last seen">{lastSeenAt ? <TimeText at={lastSeenAt} inherit /> : "never"}</Fact>
				{format && <Fact name="Format">{format}</Fact>}
			</SimpleGrid>
		</Card>
	);
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
	return (
		<div>
			<Text component="dt" size="sm" c="dimmed">
				{name}
			</Text>
			<Text component="dd" fw={600} m={0}>
				{children}
			</Text>
		</div>
	);
}
