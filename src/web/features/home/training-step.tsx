import { Button, Text } from "@mantine/core";
import { Link } from "react-router";
import { useApi } from "../../client/use-api.ts";
import { StepCard } from "./step-card.tsx";

/** Learn how to handle what comes next. */
export function TrainingStep({ done }: { done: boolean }) {
	const training = useApi("showTraining", {});
	const first = training.data?.courses.find(({ state }) => state === "overdue");
	const minutes = training.data?.courses
		.filter(({ state }) => state === "overdue")
		.reduce((sum, course) => sum + course.minutes, 0);
	return (
		<StepCard
			number={1}
			title="Training"
			done={done}
			actions={
				done ? (
					<Button component={Link} to="/training" variant="default">
						Your courses
					</Button>
				) : (
					<Button component={Link} to={first ? `/training/courses/${first.id}` : "/training"}>
						Begin
					</Button>
				)
			}
		>
			<Text>
				{done
					? "You know how customer data is handled here; the data is open to you."
					: `${minutes === undefined ? "A few" : minutes} minutes, then your data: a short text and a handful of questions.`}
			</Text>
			<Text size="sm" c="dimmed">
				Everybody who touches customer data passes it, once a year.
			</Text>
		</StepCard>
	);
}
