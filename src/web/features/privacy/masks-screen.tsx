import { Button, Stack, Tabs } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Slug } from "../../../core/segments/slug.ts";
import { useMay } from "../../client/session.ts";
import { useApi } from "../../client/use-api.ts";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";
import { Answer } from "../../design/states.tsx";
import { useRoles } from "../access/use-roles.ts";
import { type Looking, LookingAs } from "./looking-as.tsx";
import { RemoveRuleDialog } from "./remove-rule-dialog.tsx";
import { RuleDialog } from "./rule-dialog.tsx";
import { draftOf, NEW_RULE, type RuleDraft } from "./rule-draft.ts";
import { RuleHistory } from "./rule-history.tsx";
import { RulesTable, type RuleView } from "./rules-table.tsx";
import { SeenRows } from "./see-as/seen-rows.tsx";
import { SeenAs } from "./seen-as.tsx";
import { StrengthTable } from "./strength-table.tsx";

/** Roles that never see a customer, not even masked. */
const BLIND: ReadonlySet<string> = new Set([
	"administrator",
	"operator",
	"security-auditor",
	"partner-manager",
	"viewer",
]);

/** How values are shown to people: what holds now, and the rules of the workspace. */
export default function MasksScreen() {
	const masks = useApi("listMasks", {});
	const mayChange = useMay("mask:set");
	const mayPreview = useMay("segment:preview");
	const all = useRoles().map(({ name }) => name);
	const roles = all.filter((name) => !BLIND.has(name));
	const [looking, setLooking] = useState<Looking>({ purpose: "", context: "preview" });
	const [draft, setDraft] = useState<RuleDraft>();
	const [history, setHistory] = useState<string>();
	const [removing, setRemoving] = useState<string>();
	return (
		<Page
			title="Masks"
			lead="How values are shown to people, by the labels of their field. Where several masks apply, the strongest wins."
			actions={
				mayChange && (
					<Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDraft(NEW_RULE)}>
						New masking rule
					</Button>
				)
			}
		>
			<Answer query={masks}>
				{({ items }) => (
					<>
						<Section title="Rules of this workspace">
							<RulesTable
								rules={items}
								mayChange={mayChange}
								onChange={(rule: RuleView) => setDraft(draftOf(rule))}
								onHistory={setHistory}
								onRemove={setRemoving}
							/>
						</Section>
						<Section title="What people see">
							<Stack gap="md">
								<Tabs defaultValue="roles" keepMounted={false}>
									<Tabs.List mb="md">
										<Tabs.Tab value="roles">All roles</Tabs.Tab>
										<Tabs.Tab value="one">One role, made-up values</Tabs.Tab>
										{mayPreview && <Tabs.Tab value="rows">One role, real rows</Tabs.Tab>}
									</Tabs.List>
									<Tabs.Panel value="roles">
										<LookingAs looking={looking} onChange={setLooking} />
										<StrengthTable
											roles={roles}
											rules={items}
											purpose={Slug.safeParse(looking.purpose).data}
											context={looking.context}
										/>
									</Tabs.Panel>
									<Tabs.Panel value="one">
										<LookingAs looking={looking} onChange={setLooking} />
										<SeenAs roles={roles} looking={looking} />
									</Tabs.Panel>
									{mayPreview && (
										<Tabs.Panel value="rows">
											<SeenRows />
										</Tabs.Panel>
									)}
								</Tabs>
							</Stack>
						</Section>
					</>
				)}
			</Answer>
			{draft && <RuleDialog start={draft} roles={all} onClose={() => setDraft(undefined)} />}
			{history !== undefined && <RuleHistory name={history} onClose={() => setHistory(undefined)} />}
			{removing !== undefined && <RemoveRuleDialog name={removing} onClose={() => setRemoving(undefined)} />}
		</Page>
	);
}
