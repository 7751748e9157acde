import { Anchor, Card, Group, Stack, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import type { Field } from "../../../core/catalogue/field.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { Answer, LoadingState } from "../../design/states.tsx";
import { fieldPath } from "./field-filter.ts";

/** The segments and traits that use a field, and what is derived from it. */
export function FieldUses({ field: { kind, name } }: { field: Field }) {
	const may = useMay("field:uses");
	const query = useApi("fieldUses", { kind, name }, { enabled: may });
	if (!may) return null;
	return (
		<Card component="section" aria-label="Where it is used">
			<Title order={2} size="h4" mb="sm">
				Where it is used
			</Title>
			<Answer query={query} loading={<LoadingState lines={2} />}>
				{({ segments, traits, derived, usableBy }) => (
					<Stack gap="md">
						<Names title="Roles that may use it in rules" names={usableBy.map((role) => role.replace("-", " "))} />
						{segments.length + traits.length + derived.length === 0 ? (
							<Text c="dimmed" size="sm">
								No segment and no trait uses it.
							</Text>
						) : (
							<Stack gap="md">
								<Names
									title="Segments"
									names={segments}
									path={(segment) => `/segments/${encodeURIComponent(segment)}`}
								/>
								<Names title="Traits" names={traits} />
								<Names
									title="Derived at import"
									names={derived}
									path={(attribute) => fieldPath({ kind: "attribute", name: attribute })}
								/>
							</Stack>
						)}
					</Stack>
				)}
			</Answer>
		</Card>
	);
}

interface NamesProps {
	title: string;
	names: readonly string[];
	path?: (name: string) => string;
}

function Names({ title, names, path }: NamesProps) {
	if (names.length === 0) return null;
	return (
		<div>
			<Title order={3} size="sm" fw={600} mb={4}>
				{title}
			</Title>
			<Group gap="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
				{names.map((name) => (
					<li key={name}>
						{path ? (
							<Anchor component={Link} to={path(name)} size="sm" style={{ overflowWrap: "anywhere" }}>
								<bdi>{name}</bdi>
							</Anchor>
						) : (
							<Text span size="sm" dir="auto">
								{name}
							</Text>
						)}
					</li>
				))}
			</Group>
		</div>
	);
}
