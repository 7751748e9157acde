import { Anchor, Autocomplete, Button, Card, Collapse, SimpleGrid, Stack, TextInput, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { Link } from "react-router";
import { useApi } from "../../../../client/use-api.ts";
import { type Loose, looseOf, textOf } from "../model/loose.ts";
import { headingIssue, type PlacedIssue } from "../model/placed-issues.ts";
import { nameOf, titleOf, withMetadata, withSpec, withTitle } from "../model/segment-draft.ts";
import { MoreHeading } from "./more-heading.tsx";

export interface HeadingProps {
	document: Loose;
	/** The segment is stored: its name stays. */
	stored: boolean;
	nameTaken: boolean;
	issues: readonly PlacedIssue[];
	change(place: string, change: (document: Loose) => Loose): void;
}

/** Who the segment is, whom it belongs to and what for. */
export function HeadingForm({ document, stored, nameTaken, issues, change }: HeadingProps) {
	const [open, more] = useDisclosure(false);
	const purposes = useApi("listSegments", { limit: 200 }, { staleTime: 60_000 });
	const known = [...new Set((purposes.data?.items ?? []).map(({ purpose }) => purpose))].toSorted();
	const spec = looseOf(document.spec);
	const fault = (path: string) => headingIssue(issues, path)?.message;
	return (
		<Card component="section" aria-labelledby="builder-heading">
			<Title order={2} id="builder-heading" className="segward-unseen">
				About this segment
			</Title>
			<Stack gap="sm">
				<SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
					<TextInput
						label="Title"
						required
						data-heading="spec.title"
						value={titleOf(document)}
						error={fault("spec.title")}
						placeholder="Lapsed high-value customers"
						dir="auto"
						onChange={(event) => {
							const title = event.currentTarget.value;
							change("title", (now) => withTitle(now, title, !stored));
						}}
					/>
					<TextInput
						label="Name"
						required
						data-heading="metadata.name"
						readOnly={stored}
						variant={stored ? "filled" : "default"}
						value={nameOf(document)}
						error={nameTaken ? <NameTaken name={nameOf(document)} /> : fault("metadata.name")}
						placeholder="lapsed-high-value"
						onChange={(event) => {
							const name = event.currentTarget.value;
							change("name", (now) => withMetadata(now, "name", name));
						}}
					/>
					<Autocomplete
						label="Purpose"
						required
						data-heading="spec.purpose"
						data={known}
						value={textOf(spec.purpose)}
						error={fault("spec.purpose")}
						placeholder="win-back-email"
						onChange={(purpose) => change("purpose", (now) => withSpec(now, "purpose", purpose))}
					/>
					<TextInput
						label="Owner"
						required
						data-heading="metadata.owner"
						value={textOf(looseOf(document.metadata).owner)}
						error={fault("metadata.owner")}
						placeholder="crm@example.com"
						dir="auto"
						onChange={(event) => {
							const owner = event.currentTarget.value;
							change("owner", (now) => withMetadata(now, "owner", owner));
						}}
					/>
				</SimpleGrid>
				<Button
					variant="subtle"
					size="compact-sm"
					color="gray"
					aria-expanded={open}
					onClick={more.toggle}
					style={{ alignSelf: "flex-start" }}
					rightSection={open ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
				>
					Description, tags, review, time zone
				</Button>
				<Collapse expanded={open} keepMounted={false}>
					<MoreHeading spec={spec} fault={fault} change={change} />
				</Collapse>
			</Stack>
		</Card>
	);
}

function NameTaken({ name }: { name: string }) {
	return (
		<>
			There is a segment of this name. Choose another, or{" "}
			<Anchor component={Link} to={`/segments/${encodeURIComponent(name)}/edit`} inherit>
				edit that one
			</Anchor>
			.
		</>
	);
}
