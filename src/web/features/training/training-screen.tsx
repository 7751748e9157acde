import { Alert, Badge, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconCertificate, IconLockOpen, IconSchool } from "@tabler/icons-react";
import { useId } from "react";
import { Link } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useApi } from "../../client/use-api.ts";
import { Page } from "../../design/page.tsx";
import { Answer, EmptyState } from "../../design/states.tsx";
import { byUrgency, formatDay, type OwnCourse, STATE_WORDS, stateSentence } from "./training-words.ts";

/** One's own courses: what waits, what was passed. */
export default function TrainingScreen() {
	const training = useApi("showTraining", {});
	return (
		<Page
			title="Training"
			lead="A few minutes each: how to handle customer data, what the law asks for, and what to do when something looks wrong."
		>
			<Answer query={training}>{(data) => <Courses training={data} />}</Answer>
		</Page>
	);
}

function Courses({ training: { current, currentUntil, courses } }: { training: ResultOf<"showTraining"> }) {
	if (courses.length === 0) {
		return (
			<EmptyState icon={<IconSchool aria-hidden />} title="Nothing to learn">
				Your roles ask for no course.
			</EmptyState>
		);
	}
	const waiting = courses.filter(({ state }) => state === "overdue");
	const minutes = waiting.reduce((sum, course) => sum + course.minutes, 0);
	return (
		<Stack gap="lg">
			{current ? (
				<Alert variant="light" color="ward" icon={<IconLockOpen aria-hidden />} title="Your training is current">
					{currentUntil && `It stays so until ${formatDay(currentUntil)}, if nothing is done before.`}
				</Alert>
			) : (
				<Alert variant="light" color="yellow" icon={<IconSchool aria-hidden />} title="Customer data is closed for now">
					{waiting.length === 1 ? "One course is" : `${waiting.length} courses are`} between you and it: about {minutes}{" "}
					minutes. It opens the moment you pass.
				</Alert>
			)}
			<Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: "none" }}>
				{byUrgency(courses).map((course) => (
					<CourseCard key={course.id} course={course} />
				))}
			</Stack>
		</Stack>
	);
}

function CourseCard({ course }: { course: OwnCourse }) {
	const { id, title, summary, state, minutes, certificateId } = course;
	const heading = useId();
	const { word, color } = STATE_WORDS[state];
	return (
		<Card component="li" aria-labelledby={heading}>
			<Group justify="space-between" align="flex-start" wrap="wrap" gap="md">
				<Stack gap={6} style={{ flex: "1 1 22rem", minWidth: 0 }}>
					<Group gap="sm">
						<Title order={2} size="h4" id={heading} dir="auto" style={{ overflowWrap: "anywhere" }}>
							{title}
						</Title>
						<Badge variant="light" color={color} tt="none">
							{word}
						</Badge>
					</Group>
					<Text maw="70ch" dir="auto">
						{summary}
					</Text>
					<Text size="sm" c="dimmed">
						{minutes} minutes. {stateSentence(course)}
					</Text>
				</Stack>
				<Group gap="sm">
					{certificateId && (
						<Button
							component={Link}
							to={`/training/certificates/${certificateId}`}
							variant="default"
							leftSection={<IconCertificate size={16} aria-hidden />}
							aria-label={`Certificate of ${title}`}
						>
							Certificate
						</Button>
					)}
					<Button
						component={Link}
						to={`/training/courses/${id}`}
						variant={state === "overdue" ? "filled" : "default"}
						aria-label={`${state === "passed" ? "Read again" : "Read and answer"}: ${title}`}
					>
						{state === "passed" ? "Read again" : "Read and answer"}
					</Button>
				</Group>
			</Group>
		</Card>
	);
}
