import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import { useMay, useSession } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { Page } from "../../design/page.tsx";
import { Answer } from "../../design/states.tsx";
import { DataStep } from "./data-step.tsx";
import { type FirstSteps, firstSteps, stepsDone, unconfirmedFields } from "./first-steps.ts";
import classes from "./home.module.css";
import { ProtectionFacts } from "./protection-facts.tsx";
import { StepCard } from "./step-card.tsx";
import { TrainingStep } from "./training-step.tsx";

const STEPS = 4;

/** The first minutes: training, data, catalogue, first segment. */
export default function WelcomeScreen() {
	const session = useSession().data;
	const overview = useApi("overview", {});
	const own = useApi("listSegments", { q: session?.email ?? "", limit: 1 }, { enabled: session !== undefined });
	return (
		<Page
			title={session ? `Welcome, ${session.name}` : "Welcome"}
			lead="Four steps from here to a segment that you can use."
			actions={
				<Button component={Link} to="/" variant="subtle">
					Skip to home
				</Button>
			}
		>
			<Answer query={overview}>
				{(data) => (
					<Steps data={data} steps={firstSteps(data, own.data?.total ?? 0, session?.trainingCurrent ?? false)} />
				)}
			</Answer>
		</Page>
	);
}

function Steps({ data, steps }: { data: ResultOf<"overview">; steps: FirstSteps }) {
	const done = stepsDone(steps);
	return (
		<Stack gap="lg">
			<Group gap="md" wrap="nowrap">
				<Progress
					value={(100 * done) / STEPS}
					aria-label={`${done} of ${STEPS} steps done`}
					style={{ flex: "0 1 16rem" }}
					w="100%"
				/>
				<Text size="sm" c="dimmed">
					{done === STEPS ? "All done. Home shows what comes next." : `${done} of ${STEPS} done`}
				</Text>
			</Group>
			<ol className={classes.steps}>
				<TrainingStep done={steps.training} />
				<DataStep totals={data.totals} done={steps.data} next={steps.training && !steps.data} />
				<CatalogueStep waiting={unconfirmedFields(data)} steps={steps} fields={data.totals.fields} />
				<SegmentStep steps={steps} />
			</ol>
			<ProtectionFacts />
		</Stack>
	);
}

function CatalogueStep({ waiting, steps, fields }: { waiting: number; steps: FirstSteps; fields: number }) {
	return (
		<StepCard
			number={3}
			title="Catalogue"
			done={steps.catalogue}
			actions={
				<Button component={Link} to="/catalogue" variant={steps.data && !steps.catalogue ? "filled" : "default"}>
					{waiting > 0 ? "Confirm labels" : "Open the catalogue"}
				</Button>
			}
		>
			<Text>
				{fields === 0
					? "Every column that you import becomes a field with a type and labels."
					: waiting === 0
						? `All ${fields} fields have labels that somebody confirmed.`
						: `${waiting} of ${fields} fields have labels that Segward proposed and nobody has confirmed.`}
			</Text>
			<Text size="sm" c="dimmed">
				Labels such as identity, contact or special category decide how a field is masked.
			</Text>
		</StepCard>
	);
}

function SegmentStep({ steps }: { steps: FirstSteps }) {
	const mayBuild = useMay("segment:apply");
	return (
		<StepCard
			number={4}
			title={mayBuild ? "First segment" : "Segments"}
			done={steps.segment}
			actions={
				<>
					{mayBuild && (
						<Button
							component={Link}
							to="/segments/new"
							variant={steps.catalogue && !steps.segment ? "filled" : "default"}
						>
							Build a segment
						</Button>
					)}
					<Button component={Link} to="/segments" variant="subtle">
						See the segments
					</Button>
				</>
			}
		>
			<Text>
				{mayBuild
					? "Start from a template, such as recent buyers or customers who stopped buying, and change it."
					: "See which groups of customers your colleagues keep, how large they are and how they came about."}
			</Text>
			{mayBuild && (
				<Text size="sm" c="dimmed">
					While you build, you see how many customers fit and what each condition keeps.
				</Text>
			)}
		</StepCard>
	);
}
