import { SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { type Draft, isName, nameFrom } from "./draft.ts";

interface DraftNamesProps {
	draft: Draft;
	isNew: boolean;
	change: (part: Partial<Draft>) => void;
}

/** What it is called, and why it is there. */
export function DraftNames({ draft, isNew, change }: DraftNamesProps) {
	const { title, name, description, kind } = draft;
	const retitle = (next: string) =>
		change({ title: next, ...(isNew && name === nameFrom(title) ? { name: nameFrom(next) } : {}) });
	return (
		<SimpleGrid cols={{ base: 1, sm: 2 }}>
			<TextInput
				label="Title"
				description={
					kind === "role" ? "As people read it, such as Campaign reader" : "As people read it, such as Office hours"
				}
				value={title}
				onChange={({ currentTarget }) => retitle(currentTarget.value)}
				maxLength={100}
				dir="auto"
			/>
			<TextInput
				label="Name"
				description={isNew ? "For addresses and the access log; it stays" : "It stays"}
				value={name}
				onChange={({ currentTarget }) => change({ name: currentTarget.value })}
				readOnly={!isNew}
				error={name !== "" && !isName(name) && "Lower-case letters, digits and '-'; starts with a letter; at most 40"}
				spellCheck={false}
			/>
			<Textarea
				label="Description"
				description="Why it is there: shown to those whom it decides about"
				value={description}
				onChange={({ currentTarget }) => change({ description: currentTarget.value })}
				maxLength={1000}
				autosize
				minRows={2}
				maxRows={6}
				dir="auto"
				style={{ gridColumn: "1 / -1" }}
			/>
		</SimpleGrid>
	);
}
