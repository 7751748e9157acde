import { Button, Group, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useSearchParams } from "react-router";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { actAbility } from "../../../design/act-sentence.ts";
import { ACT_WORDS } from "../../../design/act-words.ts";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { WhyAnswer } from "./why-answer.tsx";

const ACTS = Object.keys(ACT_WORDS).map((action) => ({ value: action, label: `${actAbility(action)} (${action})` }));

/** Why one may or may not do something: asked by its address, so that every refusal can lead here. */
export default function WhyScreen() {
	const [address, setAddress] = useSearchParams();
	const asked = Object.fromEntries(address) as { action?: string; resource?: string; person?: string };
	return (
		<Page
			title="Why?"
			lead="Why something is permitted or not: which rule decided, and what would have to be different."
		>
			<Section title="Question">
				<Question key={address.toString()} asked={asked} onAsk={(next) => setAddress(next)} />
			</Section>
			<Section title="Answer">
				{asked.action ? (
					<Explained action={asked.action} resource={asked.resource} person={asked.person} />
				) : (
					<EmptyState title="Choose an act">Then the answer stands here.</EmptyState>
				)}
			</Section>
		</Page>
	);
}

interface Asked {
	action?: string | undefined;
	resource?: string | undefined;
	person?: string | undefined;
}

function Question({ asked, onAsk }: { asked: Asked; onAsk: (asked: Record<string, string>) => void }) {
	const [action, setAction] = useState(asked.action ?? null);
	const [resource, setResource] = useState(asked.resource ?? "");
	const [person, setPerson] = useState(asked.person ?? null);
	const mayInspect = useMay("access:inspect");
	const mayList = useMay("person:list");
	const people = useApi("listPeople", {}, { enabled: mayInspect && mayList });
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!action) return;
		const thing = resource.trim();
		onAsk({ action, ...(thing === "" ? {} : { resource: thing }), ...(person ? { person } : {}) });
	};
	return (
		<form onSubmit={submit} aria-label="Question">
			<Group align="flex-end" gap="md">
				<Select
					label="Act"
					placeholder="Choose or type"
					data={ACTS}
					value={action}
					onChange={setAction}
					searchable
					limit={60}
					w={420}
					maw="100%"
				/>
				<TextInput
					label="Which one"
					placeholder="any"
					value={resource}
					onChange={({ currentTarget }) => setResource(currentTarget.value)}
					maxLength={200}
					w={220}
				/>
				{people.data && (
					<Select
						label="Who"
						placeholder="You"
						data={people.data.items.filter(({ you }) => !you).map(({ id, name }) => ({ value: id, label: name }))}
						value={person}
						onChange={setPerson}
						searchable
						clearable
						clearButtonProps={{ "aria-label": "Ask about yourself" }}
						w={220}
					/>
				)}
				<Button type="submit" disabled={!action}>
					Ask why
				</Button>
			</Group>
		</form>
	);
}

function Explained({ action, resource, person }: Asked & { action: string }) {
	const query = { action, ...(resource ? { resource } : {}), ...(person ? { person } : {}) };
	const explained = useApi("explainAccess", query);
	return (
		<Answer query={explained}>
			{(explanation) => <WhyAnswer explanation={explanation} isOneself={person === undefined} />}
		</Answer>
	);
}
