import {
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	parseDocument,
	type YAMLMap,
	type YAMLSeq,
	Document as YamlDocument,
} from "yaml";
import { isLoose, type Loose } from "./loose.ts";

/** Why a text is no document, and where: lines and columns count from 1, offsets from 0. */
export interface YamlFault {
	message: string;
	line: number;
	offset: number;
}

export type ReadYaml = { ok: true; document: Loose } | { ok: false; fault: YamlFault };

const LONGEST_LINE = 80;

/** The document in the house style: what fits on a line stands on one. */
export function writeYaml(document: Loose): string {
	const yaml = new YamlDocument(document, { aliasDuplicateObjects: false });
	layOut(yaml.contents, 0);
	return yaml.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Conditions, `metadata` and lists of plain values on one line where they fit; lists of conditions one to a line. */
function layOut(node: unknown, depth: number): void {
	if (!isMap(node) && !isSeq(node)) return;
	const listsConditions = isSeq(node) && node.items.some((item) => isMap(item));
	if (depth > 0 && !listsConditions && !holdsList(node) && lengthOf(node) + depth * 2 <= LONGEST_LINE) {
		node.flow = true;
		return;
	}
	for (const item of node.items) {
		layOut(isMap(node) && typeof item === "object" && item !== null && "value" in item ? item.value : item, depth + 1);
	}
}

const LISTS: readonly string[] = ["all", "any", "sequence", "rule"];

/** Whether conditions are listed below: then each deserves a line. */
function holdsList(node: unknown): boolean {
	if (!isMap(node)) return false;
	return node.items.some(
		({ key, value }) => LISTS.includes(isScalar(key) ? String(key.value) : "") || holdsList(value),
	);
}

function lengthOf(node: YAMLMap | YAMLSeq): number {
	return JSON.stringify(node.toJSON()).length;
}

export function readYaml(text: string): ReadYaml {
	const lines = new LineCounter();
	const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const [error] = yaml.errors;
	const fault = (message: string, offset: number): ReadYaml => ({
		ok: false,
		fault: { message, offset, line: Math.max(1, lines.linePos(offset).line) },
	});
	if (error) return fault(firstLine(error.message), error.pos[0]);
	const value = plainValue(yaml);
	if (!value.ok) return fault(value.message, 0);
	if (!isLoose(value.value)) return fault("a segment is a mapping that begins with `apiVersion: segward/v1`", 0);
	return { ok: true, document: value.value };
}

/** Aliases that would grow into something huge are refused by the parser only here. */
function plainValue(yaml: Document): { ok: true; value: unknown } | { ok: false; message: string } {
	try {
		return { ok: true, value: unshared(yaml.toJS()) };
	} catch (error) {
		if (error instanceof Error) return { ok: false, message: firstLine(error.message) };
		throw error;
	}
}

/** Each part an object of its own, also where an alias made them one: edits of one must not be edits of the other. */
function unshared(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(unshared);
	if (!isLoose(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unshared(part)]));
}

function firstLine(message: string): string {
	return message.split("\n", 1)[0] ?? message;
}

/** Where the value at a path, or the nearest that there is above it, stands in a text. */
export function rangeOf(text: string, steps: readonly (string | number)[]): { from: number; to: number; line: number } {
	const lines = new LineCounter();
	const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	let node: unknown = yaml.contents;
	let [from, to] = spanOf(node);
	for (const step of steps) {
		const key = keyNodeAt(node, step);
		const next = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
		if (next === undefined || next === null) break;
		node = next;
		[from, to] = spanOf(node);
		if (key !== undefined) [from] = spanOf(key);
	}
	return { from, to, line: lines.linePos(from).line };
}

function keyNodeAt(node: unknown, step: string | number): unknown {
	if (!isMap(node)) return undefined;
	return node.items.find((pair) => {
		const key: unknown = pair.key;
		return typeof key === "object" && key !== null && "value" in key && String(key.value) === String(step);
	})?.key;
}

function spanOf(node: unknown): [number, number] {
	const ranged = node as Partial<Node> | null;
	if (isAlias(node)) return [0, 0];
	const range = ranged?.range;
	return range ? [range[0], range[1]] : [0, 0];
}
