import { Anchor, Button, Code, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconEdit } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { FactList } from "../../../design/fact-list.tsx";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { Answer, EmptyState } from "../../../design/states.tsx";
import { TimeText } from "../../../design/time-text.tsx";
import { ROLE_WORDS } from "../role-words.ts";
import { type Policy, policyPath } from "./policy-path.ts";
import { PolicyVersions } from "./policy-versions.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { RoleAbilities } from "./role-abilities.tsx";
import { holdersText } from "./roles-panel.tsx";

/** One role or policy: what it says, who has it, and what it was before. */
export default function PolicyScreen() {
	const { kind, name } = useParams();
	const policies = useApi("listPolicies", {});
	return (
		<Answer query={policies}>
			{({ items }) => {
				const policy = items.find((one) => one.kind === kind && one.name === name);
				return policy ? <PolicyPage policy={policy} /> : <NoSuchPolicy kind={kind ?? ""} name={name ?? ""} />;
			}}
		</Answer>
	);
}

function PolicyPage({ policy }: { policy: Policy }) {
	const { kind, name, title, description, text } = policy;
	const isRole = kind === "role" || (kind === "built-in" && name in ROLE_WORDS);
	return (
		<Page
			title={title}
			lead={description && <span dir="auto">{description}</span>}
			actions={kind !== "built-in" && <OwnActs policy={policy} />}
		>
			<Back kind={isRole ? "role" : "policy"} />
			<Section title="About">
				<Facts policy={policy} isRole={isRole} />
			</Section>
			{isRole && <RoleAbilities role={name} />}
			<Section title="Cedar policy">
				<Code block tabIndex={0} aria-label="Cedar policy">
					{text}
				</Code>
			</Section>
			{kind !== "built-in" && <PolicyVersions kind={kind} name={name} />}
		</Page>
	);
}

function Facts({ policy, isRole }: { policy: Policy; isRole: boolean }) {
	const { kind, name, version, changedAt, changedBy } = policy;
	const roles = useApi("listRoles", {}, { enabled: isRole });
	const role = isRole ? roles.data?.items.find((one) => one.name === name) : undefined;
	return (
		<FactList
			label="About"
			facts={[
				["Name", <code key="name">{name}</code>],
				["Kind", `${kind === "built-in" ? "built-in" : "own"} ${isRole ? "role" : "policy"}`],
				...(role ? ([["Who has it", holdersText(role.people, role.tokens)]] as const) : []),
				...(changedAt
					? ([
							["Version", String(version)],
							["Last changed", <TimeText key="at" at={changedAt} />],
							["Changed by", changedBy],
						] as const)
					: []),
			]}
		/>
	);
}

function OwnActs({ policy }: { policy: Policy }) {
	const mayApply = useMay("policy:apply");
	const mayRemove = useMay("policy:remove");
	const [removing, dialog] = useDisclosure(false);
	return (
		<Group gap="xs">
			{mayRemove && (
				<Button variant="default" onClick={dialog.open}>
					Remove
				</Button>
			)}
			{mayApply && (
				<Button component={Link} to={`${policyPath(policy)}/edit`} leftSection={<IconEdit size={16} aria-hidden />}>
					Edit
				</Button>
			)}
			<RemoveDialog policy={policy} opened={removing} onClose={dialog.close} />
		</Group>
	);
}

function NoSuchPolicy({ kind, name }: { kind: string; name: string }) {
	return (
		<Page title={name}>
			<Back kind={kind} />
			<Section title="Not in force">
				<EmptyState title={`No ${kind === "role" ? "role" : "policy"} of this name is in force`}>
					It was removed, or never made.
				</EmptyState>
			</Section>
			{(kind === "role" || kind === "policy") && <PolicyVersions kind={kind} name={name} />}
		</Page>
	);
}

/** The way back to the list that one came from. */
export function Back({ kind }: { kind: string }) {
	return (
		<Text size="sm">
			<Anchor component={Link} to={kind === "role" ? "/access/roles" : "/access/roles?tab=policies"}>
				{kind === "role" ? "All roles" : "All policies"}
			</Anchor>
		</Text>
	);
}
