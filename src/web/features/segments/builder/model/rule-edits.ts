import { isLoose, type Loose, listOf } from "./loose.ts";
import { inheritIdentity } from "./node-identity.ts";
import { isWithin, type RulePath } from "./rule-path.ts";
import { EMPTY_RULE, findNode, type GroupKind, groupKindOf, kindOf, placeOf, replaceAt, valueAt } from "./rule-tree.ts";

/** A rule after an edit, and where the condition that it was about is now. */
export interface Edited {
	rule: unknown;
	focus: RulePath;
}

/** Puts a condition into a group, or joins it with what stands there under a new `all`. */
export function insertInto(rule: unknown, group: RulePath, index: number, node: Loose): Edited {
	const target = valueAt(rule, group);
	const kind = groupKindOf(target);
	if (kind === null) {
		return { rule: replaceAt(rule, group, { all: [target, node] }), focus: [...group, "all", 1] };
	}
	const children = listOf(isLoose(target) ? target[kind] : []).toSpliced(index, 0, node);
	return { rule: replaceAt(rule, [...group, kind], children), focus: [...group, kind, Math.max(0, index)] };
}

/** Takes a condition away. Under a `not` the `not` goes with it; at the root nothing is left. */
export function removeAt(rule: unknown, path: RulePath): Edited {
	const place = placeOf(path);
	if (place) {
		const list = [...place.group, place.kind];
		const left = listOf(valueAt(rule, list)).toSpliced(place.index, 1);
		const focus = left.length === 0 ? place.group : [...list, Math.min(place.index, left.length - 1)];
		return { rule: replaceAt(rule, list, left), focus };
	}
	return path.length === 0 ? { rule: EMPTY_RULE, focus: [] } : removeAt(rule, path.slice(0, -1));
}

export function duplicateAt(rule: unknown, path: RulePath): Edited {
	const node = valueAt(rule, path);
	const copy: unknown = structuredClone(node);
	const place = placeOf(path);
	if (!isLoose(copy)) return { rule, focus: path };
	return place ? insertInto(rule, place.group, place.index + 1, copy) : joinWith(rule, path, copy);
}

function joinWith(rule: unknown, path: RulePath, added: Loose): Edited {
	return { rule: replaceAt(rule, path, { all: [valueAt(rule, path), added] }), focus: [...path, "all", 1] };
}

/** Puts `not`, or a group of its own, around a condition. */
export function wrapAt(rule: unknown, path: RulePath, wrapper: "not" | GroupKind): Edited {
	const node = valueAt(rule, path);
	return { rule: replaceAt(rule, path, { [wrapper]: wrapper === "not" ? node : [node] }), focus: path };
}

/** Whether what is inside can stand where the `not` or the group stands now. */
export function canUnwrap(rule: unknown, path: RulePath): boolean {
	const node = valueAt(rule, path);
	if (kindOf(node) === "not") return true;
	const kind = groupKindOf(node);
	if (kind === null || !isLoose(node)) return false;
	const { length } = listOf(node[kind]);
	return length === 1 || (length > 1 && placeOf(path) !== null);
}

/** Takes a `not` or a group away and leaves what is inside. */
export function unwrapAt(rule: unknown, path: RulePath): Edited {
	const node = valueAt(rule, path);
	if (!canUnwrap(rule, path) || !isLoose(node)) return { rule, focus: path };
	const kind = groupKindOf(node);
	const inside = kind === null ? [node.not] : listOf(node[kind]);
	const place = placeOf(path);
	if (!place) return { rule: replaceAt(rule, path, inside[0]), focus: path };
	const list = [...place.group, place.kind];
	return { rule: replaceAt(rule, list, listOf(valueAt(rule, list)).toSpliced(place.index, 1, ...inside)), focus: path };
}

/** `all` becomes `any` and back, in place. */
export function regroupAt(rule: unknown, path: RulePath, kind: GroupKind): Edited {
	const node = valueAt(rule, path);
	const now = groupKindOf(node);
	if (now === null || now === kind || !isLoose(node)) return { rule, focus: path };
	const { [now]: children, ...rest } = node;
	return { rule: replaceAt(rule, path, { [kind]: children, ...rest }), focus: path };
}

/** Moves a condition into a group, before the child that is at `index` now. A group does not go into itself. */
export function moveInto(rule: unknown, from: RulePath, group: RulePath, index: number): Edited {
	const node = valueAt(rule, from);
	if (!isLoose(node) || from.length === 0 || isWithin(group, from) || groupKindOf(valueAt(rule, group)) === null) {
		return { rule, focus: from };
	}
	// A stand-in keeps every index as it is until the node is in its new place; both are found again as objects.
	const standIn: Loose = { everyone: true };
	const moving: Loose = inheritIdentity(node, { ...node });
	const withStandIn = replaceAt(rule, from, standIn);
	const { rule: both } = insertInto(withStandIn, group, index, moving);
	const hole = findNode(both, standIn);
	const moved = hole ? removeAt(both, hole).rule : both;
	return { rule: moved, focus: findNode(moved, moving) ?? from };
}

/** One place up (−1) or down (1); at the end of a group out of it, next to it. */
export function moveBy(rule: unknown, path: RulePath, by: -1 | 1): Edited {
	const place = placeOf(path);
	if (!place) return { rule, focus: path };
	const last = listOf(valueAt(rule, [...place.group, place.kind])).length - 1;
	const target = place.index + by;
	if (target >= 0 && target <= last) {
		return moveInto(rule, path, place.group, by === 1 ? target + 1 : target);
	}
	const outer = nearestGroup(rule, place.group);
	return outer ? moveInto(rule, path, outer.group, outer.index + (by === 1 ? 1 : 0)) : { rule, focus: path };
}

function nearestGroup(rule: unknown, path: RulePath): { group: RulePath; index: number } | null {
	if (path.length === 0) return null;
	const place = placeOf(path);
	return place ?? nearestGroup(rule, path.slice(0, -1));
}
