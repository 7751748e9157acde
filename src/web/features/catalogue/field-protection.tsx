import { Anchor, Card, List, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import type { Field } from "../../../core/catalogue/field.ts";
import { protectionOf } from "../../design/protection-badge.tsx";
import { fieldPath } from "./field-filter.ts";
import { protectionWords } from "./protection-words.ts";

/** How the values of a field are protected, in plain words. */
export function FieldProtection({ field, fields }: { field: Field; fields: readonly Field[] }) {
	const origin = fields.find(({ kind, name }) => kind === "identifier" && name === field.derivedFrom);
	return (
		<Card component="section" aria-label="How this is protected">
			<Title order={2} size="h4" mb="sm">
				How this is protected
			</Title>
			<List size="sm" spacing="xs">
				{protectionWords(field, protectionOf(field)).map((words) => (
					<List.Item key={words}>{words}</List.Item>
				))}
			</List>
			{origin && (
				<Text size="sm" mt="sm">
					Derived from{" "}
					<Anchor component={Link} to={fieldPath(origin)} inherit>
						<bdi>{origin.name}</bdi>
					</Anchor>
				</Text>
			)}
		</Card>
	);
}
