import { Anchor, Badge, Button, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconLock } from "@tabler/icons-react";
import { Link } from "react-router";
import type { ResultOf } from "../../../../contract/routes.ts";
import { useMay } from "../../../client/session.ts";
import { actAbility } from "../../../design/act-sentence.ts";
import { helpText } from "./help-text.ts";

type Explanation = ResultOf<"explainAccess">;

/** The decision, the rules that made it, and what would help. */
export function WhyAnswer({ explanation, isOneself }: { explanation: Explanation; isOneself: boolean }) {
	const { action, allowed, policies, name, resourceId, needs } = explanation;
	return (
		<Stack gap="lg">
			<Group gap="sm" role="status">
				{allowed ? (
					<IconCheck size={22} aria-hidden color="var(--segward-protected)" />
				) : (
					<IconLock size={22} aria-hidden color="var(--segward-attention)" />
				)}
				<Text fw={600} style={{ overflowWrap: "anywhere" }}>
					{isOneself ? "You" : <bdi>{name}</bdi>} {allowed ? "may" : "may not"}: {lowerFirst(actAbility(action))}
					{resourceId !== "*" && (
						<>
							{", "}
							<bdi>{resourceId}</bdi>
						</>
					)}
				</Text>
				<Badge variant="light" color={allowed ? "ward" : "yellow"} tt="none">
					{allowed ? "permitted" : "refused"}
				</Badge>
			</Group>
			<Stack gap="xs">
				<Title order={3} size="h6">
					Rules that decided
				</Title>
				{policies.length === 0 ? (
					<Text size="sm">No rule permits it. What no rule permits is refused.</Text>
				) : (
					<List size="sm" spacing="xs">
						{policies.map(({ id, title, explanation: words, effect }) => (
							<List.Item key={id}>
								<Text span size="sm" fw={600}>
									<PolicyName id={id} title={title} />
								</Text>{" "}
								{effect === "permit" ? "permits it" : "forbids it"}
								{words && (
									<Text size="sm" c="dimmed" dir="auto">
										{words}
									</Text>
								)}
							</List.Item>
						))}
					</List>
				)}
			</Stack>
			{!allowed && (
				<Stack gap="xs" align="flex-start">
					<Title order={3} size="h6">
						What would help
					</Title>
					<List size="sm" spacing={4}>
						{helpText(explanation, isOneself).map((sentence) => (
							<List.Item key={sentence}>{sentence}</List.Item>
						))}
					</List>
					{isOneself && needs.includes("training") && (
						<Button component={Link} to="/training" size="xs">
							Open Training
						</Button>
					)}
				</Stack>
			)}
		</Stack>
	);
}

function PolicyName({ id, title }: { id: string; title: string }) {
	const mayShow = useMay("policy:list");
	if (!mayShow) return <bdi>{title}</bdi>;
	return (
		<Anchor inherit component={Link} to={`/access/roles/${id.includes("/") ? id : `built-in/${id}`}`}>
			<bdi>{title}</bdi>
		</Anchor>
	);
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
