import { Anchor, Card, Group, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { IconEyeOff, IconListSearch, IconLock, IconShieldHalf, IconTarget, IconWaveSine } from "@tabler/icons-react";
import { type ReactNode, useMemo } from "react";
import { Link } from "react-router";
import type { ResultOf } from "../../../../contract/routes.ts";
import { SegmentDocument } from "../../../../core/segments/segment-document.ts";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { fieldsOfRule } from "./protection-facts.ts";

const NOTHING: never[] = [];

/** What keeps the people in this segment safe, in plain words. */
export function ProtectionPanel({ segment }: { segment: ResultOf<"getSegment"> }) {
	const fields = useApi("listFields", {}, { enabled: useMay("field:list") });
	const mayBudget = useMay("size-budget:show");
	const mayAudit = useMay("audit:list");
	const document = useMemo(() => SegmentDocument.safeParse(segment.document).data, [segment.document]);
	const used = useMemo(
		() => (document ? fieldsOfRule(document.spec.rule, fields.data?.items ?? NOTHING) : undefined),
		[document, fields.data],
	);
	const threshold = useApi("installationStatus", {}, { staleTime: 60_000 }).data?.sizeThreshold;
	return (
		<Card component="section" aria-labelledby="protection">
			<Title order={2} size="h4" mb="md" id="protection">
				How is this protected?
			</Title>
			<Stack gap="md">
				<Fact icon={<IconShieldHalf size={18} aria-hidden />} title="Small numbers stay hidden">
					{threshold === undefined ? "Small sizes" : `Sizes below ${threshold}, the threshold of this installation,`}{" "}
					are never shown, not even zero. The same holds for who entered and left, for every condition and for every
					overlap.
				</Fact>
				<Fact icon={<IconWaveSine size={18} aria-hidden />} title="Sizes single nobody out">
					Whoever may not see exact sizes sees them with noise, the same for nearly equal rules, and each new question
					spends a{" "}
					{mayBudget ? (
						<Anchor component={Link} to="/privacy/budget" size="sm" underline="always">
							privacy budget
						</Anchor>
					) : (
						"privacy budget"
					)}
					.
				</Fact>
				<Fact icon={<IconEyeOff size={18} aria-hidden />} title="People are masked">
					Members appear under pseudonyms that hold for this purpose only, with shortened values. Which customers a
					sample shows, and in which order, does not depend on the rule.
				</Fact>
				<Fact icon={<IconLock size={18} aria-hidden />} title="Identifiers stay sealed">
					{used === undefined || used.sealed.length === 0
						? "This rule names no identifier. "
						: "The rule asks for equality with sealed identifiers, through a keyed index: "}
					<FieldLinks kind="identifier" names={used?.sealed ?? []} />
					{used !== undefined && used.derived.length > 0 && (
						<>
							{" "}
							Derived from identifiers at import, so that nobody sees them:{" "}
							<FieldLinks kind="attribute" names={used.derived} />
						</>
					)}
				</Fact>
				<Fact icon={<IconTarget size={18} aria-hidden />} title="Bound to a purpose">
					Made for{" "}
					<Text span size="sm" fw={600} c="var(--segward-ink)">
						{segment.purpose}
					</Text>
					. Every look at it is recorded with this purpose.
				</Fact>
				<Fact icon={<IconListSearch size={18} aria-hidden />} title="Every look is recorded">
					Previews, refreshes, member lists and look-ups stand in the audit log.{" "}
					{mayAudit && (
						<Anchor component={Link} to={`/audit?resource=segment/${segment.name}`} size="sm" underline="always">
							See who did what with this segment
						</Anchor>
					)}
				</Fact>
			</Stack>
		</Card>
	);
}

function Fact({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
	return (
		<Group gap="sm" align="flex-start" wrap="nowrap">
			<ThemeIcon variant="light" radius="xl" size={32}>
				{icon}
			</ThemeIcon>
			<div>
				<Text size="sm" fw={600}>
					{title}
				</Text>
				<Text size="sm" c="dimmed" component="div">
					{children}
				</Text>
			</div>
		</Group>
	);
}

function FieldLinks({ kind, names }: { kind: "identifier" | "attribute"; names: readonly string[] }) {
	return names.map((name, index) => (
		<span key={name}>
			<Anchor component={Link} to={`/catalogue/${kind}/${encodeURIComponent(name)}`} size="sm" underline="always">
				{name}
			</Anchor>
			{index < names.length - 1 ? ", " : "."}
		</span>
	));
}
