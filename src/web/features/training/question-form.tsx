import { Button, Card, Group, Radio, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { useAct } from "../../client/use-act.ts";
import { ErrorState } from "../../design/states.tsx";
import { AttemptOutcome } from "./attempt-outcome.tsx";

interface QuestionFormProps {
	attempt: ResultOf<"beginAttempt">;
	/** Back to the text, for another attempt. */
	onAgain: () => void;
}

/** The questions of one attempt; all are sent together, and marked by the server. */
export function QuestionForm({ attempt, onAgain }: QuestionFormProps) {
	const queries = useQueryClient();
	// Whoever came to the end of the text begins with the first question.
	useEffect(() => window.scrollTo({ top: 0 }), []);
	const [chosen, setChosen] = useState<ReadonlyMap<number, number>>(new Map());
	const submit = useAct("submitAttempt", {
		changes: ["showTraining", "showSession"],
		quiet: true,
		// What was refused for want of training is asked for anew.
		onDone: ({ passed }) => void (passed && queries.invalidateQueries()),
	});
	if (submit.data) return <AttemptOutcome result={submit.data} onAgain={onAgain} />;
	const missing = attempt.questions.length - chosen.size;
	const send = (event: FormEvent) => {
		event.preventDefault();
		if (submit.isPending || missing > 0) return;
		const choices = [...chosen].map(([question, answer]) => ({ question, answer }));
		submit.mutate({ id: attempt.id, choices });
	};
	return (
		<form onSubmit={send}>
			<Stack gap="md">
				{attempt.questions.map(({ no, text, answers }, at) => (
					<Card key={no} p="lg">
						<Radio.Group
							label={
								<Text component="span" fw={600} dir="auto">
									{at + 1}. {text}
								</Text>
							}
							value={chosen.get(no)?.toString() ?? null}
							onChange={(value) => setChosen(new Map(chosen).set(no, Number(value)))}
							name={`question-${no}`}
						>
							<Stack gap="sm" mt="md">
								{answers.map((answer) => (
									<Radio
										key={answer.no}
										value={answer.no.toString()}
										label={<span dir="auto">{answer.text}</span>}
										maw="70ch"
									/>
								))}
							</Stack>
						</Radio.Group>
					</Card>
				))}
				{submit.isError && <ErrorState error={submit.error} />}
				<Group gap="md">
					<Button type="submit" size="md" loading={submit.isPending} disabled={missing > 0}>
						Hand in
					</Button>
					<Text size="sm" c="dimmed" aria-live="polite">
						{missing > 0 ? `${missing} of ${attempt.questions.length} still to answer.` : "All answered."}
					</Text>
				</Group>
			</Stack>
		</form>
	);
}
