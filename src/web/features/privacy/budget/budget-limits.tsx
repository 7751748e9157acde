import { Button, Group, NumberInput, SimpleGrid, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useAct } from "../../../client/use-act.ts";
import { Section } from "../../../design/section.tsx";
import type { SizeBudgetView } from "./budget-words.ts";

const MILLION = 1_000_000;
const MOST_RHO = 1_000;
const FIELDS = [
	{ name: "person", label: "One person", description: "Or one program with a token of its own" },
	{ name: "people", label: "All people together", description: "Also a limit for accounts that share the work" },
	{ name: "publications", label: "Shown to everyone", description: "Sizes in lists, histories and the catalogue" },
] as const;

type Values = Record<(typeof FIELDS)[number]["name"], number | string>;

/** The budgets themselves, which a privacy officer sets. */
export function BudgetLimits({ budget }: Pick<SizeBudgetView, "budget">) {
	const [values, setValues] = useState<Values>({
		person: budget.person / MILLION,
		people: budget.people / MILLION,
		publications: budget.publications / MILLION,
	});
	const set = useAct("setSizeBudget", {
		changes: ["showSizeBudget"],
		success: "The budgets are set. They count at once.",
	});
	const millionths = (value: number | string) => Math.round(Number(value) * MILLION);
	const isFilled = FIELDS.every(({ name }) => values[name] !== "");
	const save = (event: FormEvent) => {
		event.preventDefault();
		const { person, people, publications } = values;
		set.mutate({ person: millionths(person), people: millionths(people), publications: millionths(publications) });
	};
	return (
		<Section title="Budgets for 30 days">
			<form onSubmit={save}>
				<Stack gap="md">
					<SimpleGrid cols={{ base: 1, sm: 3 }} spacing="lg">
						{FIELDS.map(({ name, label, description }) => (
							<NumberInput
								key={name}
								label={label}
								description={description}
								suffix=" ρ"
								min={0}
								max={MOST_RHO}
								step={0.5}
								decimalScale={6}
								value={values[name]}
								onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
							/>
						))}
					</SimpleGrid>
					<Text size="sm" c="dimmed" maw="70ch">
						More lets people ask more, and lets an attacker guess better: the table above follows. The change is
						recorded, and asks for your second factor.
					</Text>
					<Group>
						<Button type="submit" loading={set.isPending} disabled={!isFilled}>
							Set the budgets
						</Button>
					</Group>
				</Stack>
			</form>
		</Section>
	);
}
