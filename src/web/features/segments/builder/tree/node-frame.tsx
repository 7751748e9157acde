import { Group } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { type DragEvent, type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { ProtectedSizeText } from "../../../../design/protected-size-text.tsx";
import { useBuilder } from "../builder-tools.tsx";
import { moveInto } from "../model/rule-edits.ts";
import { isWithin, pathText, type RulePath } from "../model/rule-path.ts";
import { placeOf } from "../model/rule-tree.ts";
import { commandFor } from "./node-commands.ts";
import { NodeIssues } from "./node-issues.tsx";
import { NodeMenu } from "./node-menu.tsx";
import styles from "./tree.module.css";

interface NodeFrameProps {
	path: RulePath;
	/** Said to those who hear the form. */
	name: string;
	tone: "condition" | "group" | "not";
	head: ReactNode;
	children?: ReactNode;
}

/** The frame of any condition: handle, actions, issues; keyboard commands work from anywhere inside. */
export function NodeFrame({ path, name, tone, head, children }: NodeFrameProps) {
	const { rule, reshape, issuesAt, sizeAt, drag, dragged } = useBuilder();
	const issues = issuesAt(path);
	const issuesId = useId();
	const { edge, ...drop } = useDrop(path);
	const size = sizeAt(path);
	const onKeyDown = (event: KeyboardEvent) => {
		const command = commandFor(event);
		if (!command) return;
		event.preventDefault();
		event.stopPropagation();
		if (command.may(rule, path)) reshape((now) => command.run(now, path));
	};
	return (
		<fieldset
			className={styles.node}
			aria-label={name}
			aria-describedby={issues.length > 0 ? issuesId : undefined}
			tabIndex={-1}
			data-rule-path={pathText(path)}
			data-tone={tone}
			data-faulty={issues.some(({ severity, unfinished }) => severity === "error" && !unfinished) || undefined}
			data-edge={edge}
			data-dragged={(dragged !== null && isWithin(path, dragged)) || undefined}
			onKeyDown={onKeyDown}
			{...drop}
		>
			<div className={styles.head}>
				{placeOf(path) && (
					<span
						className={styles.handle}
						draggable
						aria-hidden
						title="Drag to move"
						onDragStart={(event) => {
							event.dataTransfer.effectAllowed = "move";
							event.dataTransfer.setData("text/plain", pathText(path));
							drag(path);
						}}
						onDragEnd={() => drag(null)}
					>
						<IconGripVertical size={16} />
					</span>
				)}
				<div className={styles.content}>{head}</div>
				<Group gap={2} wrap="nowrap" className={styles.actions}>
					{size && <ProtectedSizeText value={size} textSize="xs" c="dimmed" mr={6} />}
					<NodeMenu path={path} name={name} />
				</Group>
			</div>
			{children}
			<NodeIssues issues={issues} id={issuesId} />
		</fieldset>
	);
}

/** Lets a dragged condition fall before or after this one. */
function useDrop(path: RulePath) {
	const { dragged, drag, reshape } = useBuilder();
	const [edge, setEdge] = useState<"before" | "after">();
	const place = placeOf(path);
	const accepts = dragged !== null && place !== null && !isWithin(path, dragged);
	const side = (event: DragEvent<HTMLElement>) => {
		const { top, height } = event.currentTarget.getBoundingClientRect();
		return event.clientY < top + height / 2 ? "before" : "after";
	};
	return {
		edge: accepts ? edge : undefined,
		onDragOver: (event: DragEvent<HTMLElement>) => {
			if (!accepts) return;
			event.preventDefault();
			event.stopPropagation();
			setEdge(side(event));
		},
		onDragLeave: () => setEdge(undefined),
		onDrop: (event: DragEvent<HTMLElement>) => {
			if (!accepts) return;
			event.preventDefault();
			event.stopPropagation();
			const index = place.index + (side(event) === "after" ? 1 : 0);
			setEdge(undefined);
			drag(null);
			reshape((rule) => moveInto(rule, dragged, place.group, index));
		},
	};
}
