import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { Link, useParams } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useAct } from "../../client/use-act.ts";
import { useApi } from "../../client/use-api.ts";
import { Page } from "../../design/page.tsx";
import { Answer, ErrorState } from "../../design/states.tsx";
import { CourseBlocks } from "./course-text.tsx";
import { QuestionForm } from "./question-form.tsx";

/** A course: first what there is to read, then its questions, then how it went. */
export default function CourseScreen() {
	const { id = "" } = useParams();
	const course = useApi("showCourse", { id });
	return (
		<Answer query={course}>
			{(data) => (
				<Page
					title={data.title}
					lead={`${data.minutes} minutes: read, then answer ${data.questions} questions. ${data.passPercent} % right answers pass.`}
					actions={
						<Button component={Link} to="/training" variant="subtle">
							All courses
						</Button>
					}
				>
					<Course key={id} course={data} />
				</Page>
			)}
		</Answer>
	);
}

function Course({ course: { id, blocks } }: { course: ResultOf<"showCourse"> }) {
	const begin = useAct("beginAttempt", { changes: [], quiet: true });
	if (begin.data) return <QuestionForm key={begin.data.id} attempt={begin.data} onAgain={() => begin.reset()} />;
	return (
		<Card p="xl">
			<Stack gap="xl">
				<CourseBlocks blocks={blocks} />
				{begin.isError && <ErrorState error={begin.error} />}
				<Group gap="md">
					<Button size="md" loading={begin.isPending} onClick={() => begin.mutate({ id })}>
						Answer the questions
					</Button>
					<Text size="sm" c="dimmed">
						You can come back to the text and try again.
					</Text>
				</Group>
			</Stack>
		</Card>
	);
}
