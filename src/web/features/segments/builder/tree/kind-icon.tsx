import {
	IconArrowsSplit2,
	IconBolt,
	IconChartBar,
	IconChevronsRight,
	IconDice5,
	IconForbid2,
	IconListCheck,
	IconMathFunction,
	IconStack2,
	IconTag,
	IconTrophy,
	IconUsers,
	IconUsersGroup,
} from "@tabler/icons-react";
import type { RuleKind } from "../../../../../core/segments/rule/rule.ts";

const ICONS: Record<RuleKind, typeof IconBolt> = {
	all: IconStack2,
	any: IconArrowsSplit2,
	not: IconForbid2,
	everyone: IconUsers,
	attribute: IconTag,
	event: IconBolt,
	sequence: IconChevronsRight,
	trait: IconMathFunction,
	rank: IconTrophy,
	sample: IconDice5,
	list: IconListCheck,
	segment: IconUsersGroup,
};

export function KindIcon({ kind, size = 16 }: { kind: RuleKind | null; size?: number }) {
	const Icon = kind === null ? IconChartBar : ICONS[kind];
	return <Icon size={size} aria-hidden />;
}
