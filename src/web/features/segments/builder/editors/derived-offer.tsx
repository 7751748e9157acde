import { Button, Group, Text } from "@mantine/core";
import { useBuilder } from "../builder-tools.tsx";

/** An identifier is sealed; what intake derived from it is not. */
export function DerivedOffer({ identifier, pick }: { identifier: string; pick(name: string): void }) {
	const { catalogue } = useBuilder();
	const derived = catalogue.derivedFrom(identifier);
	return (
		<Group gap={6}>
			<Text size="xs" c="dimmed">
				{identifier} stays sealed: only equality works on it.
				{derived.length > 0 && " Derived from it, and free to use:"}
			</Text>
			{derived.map(({ name }) => (
				<Button key={name} size="compact-xs" variant="light" onClick={() => pick(name)}>
					{name}
				</Button>
			))}
		</Group>
	);
}
