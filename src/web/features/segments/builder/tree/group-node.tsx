import { ActionIcon, Group, SegmentedControl, Text } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { Fragment } from "react";
import { useBuilder } from "../builder-tools.tsx";
import type { Loose } from "../model/loose.ts";
import { identityOf } from "../model/node-identity.ts";
import { moveInto, regroupAt } from "../model/rule-edits.ts";
import type { RulePath } from "../model/rule-path.ts";
import { childrenOf, countConditions, type GroupKind } from "../model/rule-tree.ts";
import { AddCondition } from "./add-condition.tsx";
import { NodeFrame } from "./node-frame.tsx";
import { RuleNode } from "./rule-node.tsx";
import styles from "./tree.module.css";

interface GroupNodeProps {
	node: Loose;
	path: RulePath;
	kind: GroupKind;
	name: string;
}

export function GroupNode({ node, path, kind, name }: GroupNodeProps) {
	const { isCollapsed, toggleCollapsed, reshape, dragged, drag } = useBuilder();
	const children = childrenOf(node, path);
	const collapsed = isCollapsed(node);
	const inside = countConditions(node);
	return (
		<NodeFrame
			path={path}
			name={name}
			tone="group"
			head={
				<Group gap="xs">
					<ActionIcon
						variant="subtle"
						color="gray"
						aria-expanded={!collapsed}
						aria-label={collapsed ? "Expand the group" : "Collapse the group"}
						onClick={() => toggleCollapsed(node)}
					>
						{collapsed ? <IconChevronRight size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
					</ActionIcon>
					<SegmentedControl
						size="xs"
						aria-label="How the parts are joined"
						value={kind}
						data={[
							{ value: "all", label: "All of" },
							{ value: "any", label: "Any of" },
						]}
						onChange={(next) => reshape((rule) => regroupAt(rule, path, next === "any" ? "any" : "all"))}
					/>
					<Text size="xs" c="dimmed">
						{collapsed ? `${inside} ${inside === 1 ? "condition" : "conditions"}, folded` : "these conditions"}
					</Text>
				</Group>
			}
		>
			{!collapsed && (
				<div className={styles.children}>
					{children.map((child, index) => (
						<Fragment key={keyOf(child.node, index)}>
							{index > 0 && <span className={styles.joint}>{kind === "all" ? "and" : "or"}</span>}
							<RuleNode node={child.node} path={child.path} position={`${index + 1} of ${children.length}`} />
						</Fragment>
					))}
					{children.length === 0 && dragged !== null && (
						<div
							className={styles.hole}
							aria-hidden
							onDragOver={(event) => event.preventDefault()}
							onDrop={(event) => {
								event.preventDefault();
								event.stopPropagation();
								drag(null);
								reshape((rule) => moveInto(rule, dragged, path, 0));
							}}
						>
							Drop it here
						</div>
					)}
					<AddCondition group={path} count={children.length} />
				</div>
			)}
		</NodeFrame>
	);
}

function keyOf(node: unknown, index: number): string {
	return typeof node === "object" && node !== null ? `node-${identityOf(node)}` : `value-${index}`;
}
