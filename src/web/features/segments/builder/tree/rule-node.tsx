import { Group, Text } from "@mantine/core";
import { useBuilder } from "../builder-tools.tsx";
import { ConditionEditor, UnknownCondition } from "../editors/condition-editor.tsx";
import { kindName } from "../model/condition-kinds.ts";
import { isLoose } from "../model/loose.ts";
import { identityOf } from "../model/node-identity.ts";
import type { RulePath } from "../model/rule-path.ts";
import { kindOf } from "../model/rule-tree.ts";
import { GroupNode } from "./group-node.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { NodeFrame } from "./node-frame.tsx";
import styles from "./tree.module.css";

interface RuleNodeProps {
	node: unknown;
	path: RulePath;
	/** Such as `2 of 3`; absent at the root. */
	position?: string;
}

/** One node of the rule with all that is below it. */
export function RuleNode({ node, path, position }: RuleNodeProps) {
	const { edit } = useBuilder();
	const kind = kindOf(node);
	const name = `${kind === null ? "Unreadable condition" : kindName(kind)}${position === undefined ? "" : `, ${position}`}`;
	if (kind === null || !isLoose(node)) {
		return <NodeFrame path={path} name={name} tone="condition" head={<UnknownCondition node={node} />} />;
	}
	if (kind === "all" || kind === "any") return <GroupNode {...{ node, path, kind, name }} />;
	if (kind === "not") {
		return (
			<NodeFrame
				path={path}
				name={name}
				tone="not"
				head={
					<Group gap={6}>
						<KindIcon kind="not" />
						<Text size="sm" fw={600}>
							Not:
						</Text>
						<Text size="xs" c="dimmed">
							everyone for whom this does not hold, also where a value is missing
						</Text>
					</Group>
				}
			>
				<RuleNode node={node.not} path={[...path, "not"]} />
			</NodeFrame>
		);
	}
	return (
		<NodeFrame
			path={path}
			name={name}
			tone="condition"
			head={
				<div className={styles.condition}>
					<span className={styles.kind} title={kindName(kind)}>
						<KindIcon kind={kind} />
						<span className={styles.kindName}>{kindName(kind)}</span>
					</span>
					<div className={styles.editor} key={identityOf(node)}>
						<ConditionEditor kind={kind} node={node} onChange={(next) => edit(path, next)} />
					</div>
				</div>
			}
		/>
	);
}
