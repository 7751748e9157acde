import { Alert, Badge, Button, Card, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconCircleCheck, IconPoint, IconReload, IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useSession } from "../../client/session.ts";
import { formatDay } from "./training-words.ts";

type Result = ResultOf<"submitAttempt">;
type Question = Result["questions"][number];

/** How an attempt went, and why. */
export function AttemptOutcome({ result, onAgain }: { result: Result; onAgain: () => void }) {
	const top = useRef<HTMLDivElement>(null);
	useEffect(() => {
		top.current?.scrollIntoView({ block: "center" });
		top.current?.focus();
	}, []);
	return (
		<Stack gap="md">
			<div ref={top} tabIndex={-1}>
				{result.passed ? <Passed result={result} /> : <NotYet result={result} onAgain={onAgain} />}
			</div>
			<Title order={2} size="h4" mt="sm">
				Your answers
			</Title>
			{result.questions.map((question, at) => (
				<MarkedQuestion key={question.no} question={question} at={at} />
			))}
		</Stack>
	);
}

function Passed({ result: { scorePercent, certificateId, expiresAt } }: { result: Result }) {
	const current = useSession().data?.trainingCurrent ?? false;
	return (
		<Alert
			color="ward"
			variant="light"
			icon={<IconCircleCheck aria-hidden />}
			title={`Passed, with ${scorePercent} %`}
			role="status"
		>
			<Stack gap="sm" align="flex-start">
				<Text size="sm">
					{expiresAt && `It holds until ${formatDay(expiresAt)}. `}
					{current && "Customer data is open to you, as far as your roles allow."}
				</Text>
				<Group gap="sm">
					{current && (
						<Button component={Link} to="/welcome">
							Go on
						</Button>
					)}
					<Button component={Link} to={`/training/certificates/${certificateId}`} variant="default">
						See the certificate
					</Button>
					<Button component={Link} to="/training" variant="default">
						All courses
					</Button>
				</Group>
			</Stack>
		</Alert>
	);
}

function NotYet({
	result: { scorePercent, passPercent, attemptsLeft },
	onAgain,
}: {
	result: Result;
	onAgain: () => void;
}) {
	return (
		<Alert
			color="yellow"
			variant="light"
			icon={<IconReload aria-hidden />}
			title={`Not yet: ${scorePercent} % right, ${passPercent} % pass`}
			role="status"
		>
			<Stack gap="sm" align="flex-start">
				<Text size="sm">
					Below you see what to think over. You have {attemptsLeft} {attemptsLeft === 1 ? "attempt" : "attempts"} left
					within 24 hours.
				</Text>
				<Button onClick={onAgain}>Read again</Button>
			</Stack>
		</Alert>
	);
}

function MarkedQuestion({ question: { text, right, answers }, at }: { question: Question; at: number }) {
	return (
		<Card p="lg">
			<Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
				<Title order={3} size="h6" dir="auto">
					{at + 1}. {text}
				</Title>
				<Badge variant="light" color={right ? "ward" : "yellow"} tt="none" flex="none">
					{right ? "right" : "not right"}
				</Badge>
			</Group>
			<List spacing="sm" center={false}>
				{answers.map((answer) => (
					<List.Item key={answer.no} icon={<AnswerIcon answer={answer} />}>
						<Text span fw={answer.chosen ? 600 : 400} dir="auto">
							{answer.text}
							{answer.chosen && <span className="segward-unseen"> (your answer)</span>}
						</Text>
						{answer.explanation && (
							<Text size="sm" c="dimmed" maw="70ch" dir="auto">
								{answer.explanation}
							</Text>
						)}
					</List.Item>
				))}
			</List>
		</Card>
	);
}

function AnswerIcon({ answer: { right, chosen } }: { answer: Question["answers"][number] }) {
	if (right === true) return <IconCheck size={18} aria-label="right" color="var(--segward-protected)" />;
	if (chosen) return <IconX size={18} aria-label="wrong" color="var(--segward-attention)" />;
	return <IconPoint size={18} aria-hidden color="var(--segward-soft)" />;
}
