import { Button, FileButton, Group, Modal, Stack, Text } from "@mantine/core";
import { IconSchool, IconUpload } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { useAct } from "../../client/use-act.ts";
import { useApi } from "../../client/use-api.ts";
import type { DataColumn } from "../../design/data-column.ts";
import { DataTable } from "../../design/data-table.tsx";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";
import { Answer, EmptyState, ErrorState } from "../../design/states.tsx";
import { TimeText } from "../../design/time-text.tsx";

type Course = ResultOf<"listCourses">["items"][number];

const CHANGES = ["listCourses", "showTraining", "trainingReport", "showSession"] as const;

/** Courses that this workspace wrote itself: add one, raise its version, remove it. */
export default function OwnCoursesScreen() {
	const courses = useApi("listCourses", {});
	const [removing, setRemoving] = useState<Course>();
	const add = useAct("addCourse", {
		changes: CHANGES,
		success: ({ title, version }) => `Added: ${title}, version ${version}.`,
		quiet: true,
	});
	const upload = async (file: File | null) => {
		if (file) add.mutate({ source: await file.text() });
	};
	const own = useMemo(() => (courses.data?.items ?? []).filter((course) => course.own !== undefined), [courses.data]);
	const columns = useMemo(() => columnsFor(setRemoving), []);
	return (
		<Page
			title="Own courses"
			lead="What your house wants everybody to know, beside the courses of Segward: a text and questions in one Markdown file."
			actions={
				<FileButton onChange={(file) => void upload(file)} accept=".md,text/markdown">
					{(props) => (
						<Button {...props} loading={add.isPending} leftSection={<IconUpload size={16} aria-hidden />}>
							Add a course
						</Button>
					)}
				</FileButton>
			}
		>
			{add.isError && <ErrorState error={add.error} />}
			<Section title="Courses of this workspace">
				<Answer query={courses}>
					{() => (
						<DataTable
							caption="Own courses"
							columns={columns}
							rows={own}
							rowId={({ id }) => id}
							rowLink={({ id }) => `/training/courses/${id}`}
							empty={
								<EmptyState icon={<IconSchool aria-hidden />} title="No course of your own">
									Write one in Markdown: a head with title, version and roles, the text, and questions with an
									explanation for each answer. The courses of Segward, in the folder “training”, are examples.
								</EmptyState>
							}
						/>
					)}
				</Answer>
			</Section>
			<RemoveDialog course={removing} onClose={() => setRemoving(undefined)} />
		</Page>
	);
}

function columnsFor(remove: (course: Course) => void): DataColumn<Course>[] {
	return [
		{
			id: "title",
			header: "Title",
			cell: ({ title }) => (
				<Text span size="sm" fw={600} dir="auto" style={{ overflowWrap: "anywhere" }}>
					{title}
				</Text>
			),
		},
		{ id: "version", header: "Version", cell: ({ version }) => version },
		{ id: "roles", header: "For", cell: ({ roles }) => (roles === "all" ? "everybody" : roles.join(", ")) },
		{
			id: "when",
			header: "To be passed",
			cell: ({ gate, graceDays }) => (gate ? "before any customer data" : `within ${graceDays} days`),
		},
		{ id: "added", header: "Added", cell: ({ own }) => own && <TimeText at={own.addedAt} size="sm" /> },
		{
			id: "remove",
			header: "Remove",
			headerUnseen: true,
			align: "end",
			cell: (course) => (
				<Button
					variant="default"
					size="compact-sm"
					aria-label={`Remove ${course.title}`}
					onClick={(event) => {
						event.stopPropagation();
						remove(course);
					}}
				>
					Remove
				</Button>
			),
		},
	];
}

function RemoveDialog({ course, onClose }: { course: Course | undefined; onClose: () => void }) {
	const remove = useAct("removeCourse", { changes: CHANGES, success: "Removed.", onDone: onClose });
	return (
		<Modal
			opened={course !== undefined}
			onClose={onClose}
			title="Remove this course?"
			closeButtonProps={{ "aria-label": "Close" }}
		>
			<Stack gap="lg">
				<Text style={{ overflowWrap: "anywhere" }}>
					Nobody has to pass <bdi>{course?.title}</bdi> any more. Who passed it stays known.
				</Text>
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose} data-autofocus>
						Keep it
					</Button>
					<Button color="red" loading={remove.isPending} onClick={() => course && remove.mutate({ id: course.id })}>
						Remove
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
