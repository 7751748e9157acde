import { z } from "zod";
import { SegwardError } from "../../error/segward-error.ts";
import { type AttributePath, parseAttributePath } from "./attribute-path.ts";
import { matches, type ScimFilter } from "./filter.ts";
import { isAttributeName, isObject, keyOf, type ScimResource } from "./resource.ts";

/** Directories write `Add` as well as `add`, and some say so in `op`'s capitals only. */
const Operation = z.object({
	op: z
		.string()
		.toLowerCase()
		.pipe(z.enum(["add", "replace", "remove"])),
	path: z.string().max(800).optional(),
	value: z.unknown().optional(),
});
const PatchRequest = z.object({ Operations: z.array(Operation).min(1).max(1000) });
export type PatchOperation = z.infer<typeof Operation>;

/** @throws SegwardError `patch-invalid`. */
export function parsePatch(body: ScimResource): PatchOperation[] {
	const parsed = PatchRequest.safeParse({ Operations: body[keyOf(body, "Operations")] });
	if (parsed.success) return parsed.data.Operations;
	throw new SegwardError("patch-invalid", { detail: "Operations is a list of add, replace and remove." });
}

/**
 * The resource after these operations, in order; the one given stays as it is (RFC 7644 §3.5.2).
 *
 * @throws SegwardError `patch-invalid`, `filter-invalid`.
 */
export function applyPatch(
	resource: ScimResource,
	operations: readonly PatchOperation[],
	parseFilter: (text: string) => ScimFilter,
): ScimResource {
	const patched = structuredCopy(resource);
	for (const operation of operations) applyOne(patched, operation, parseFilter);
	return patched;
}

function applyOne(
	resource: ScimResource,
	{ op, path, value }: PatchOperation,
	parseFilter: (text: string) => ScimFilter,
): void {
	if (path !== undefined && path.trim() !== "") {
		change(resource, op, parseAttributePath(path), value, parseFilter);
		return;
	}
	if (op === "remove" || !isObject(value)) {
		throw new SegwardError("patch-invalid", { detail: `Without a path, ${op} needs an object of attributes.` });
	}
	for (const [key, one] of Object.entries(value)) {
		// Some directories write `name.givenName` as a key, and extensions as a URN with an object.
		if (key.startsWith("urn:") && isObject(one)) {
			for (const [sub, inner] of Object.entries(one)) {
				change(resource, op, { extension: key, attribute: sub }, inner, parseFilter);
			}
		} else change(resource, op, parseAttributePath(key), one, parseFilter);
	}
}

function change(
	resource: ScimResource,
	op: PatchOperation["op"],
	{ extension, attribute, filter, sub }: AttributePath,
	value: unknown,
	parseFilter: (text: string) => ScimFilter,
): void {
	if (![attribute, ...(extension === undefined ? [] : [extension])].every(isAttributeName)) {
		throw new SegwardError("patch-invalid", { detail: "An attribute has a name that none can have." });
	}
	const holder = extension === undefined ? resource : objectAt(resource, extension);
	const key = keyOf(holder, attribute);
	if (filter !== undefined) {
		changeChosen(holder, key, op, parseFilter(filter), sub, value);
	} else if (sub !== undefined) {
		setOrDrop(objectAt(holder, key), op, sub, value);
	} else if (op === "remove" && Array.isArray(holder[key]) && value !== undefined) {
		holder[key] = withoutThese(holder[key], [value].flat());
	} else setOrDrop(holder, op, key, value);
}

/** Those values of a list that fit a filter; where none does, `add` and `replace` make one that does. */
function changeChosen(
	holder: ScimResource,
	key: string,
	op: PatchOperation["op"],
	filter: ScimFilter,
	sub: string | undefined,
	value: unknown,
): void {
	const list = [holder[key] ?? []].flat();
	const chosen = list.filter((one) => isObject(one) && matches(one, filter)) as ScimResource[];
	if (op === "remove" && sub === undefined) {
		holder[key] = list.filter((one) => !chosen.includes(one as ScimResource));
		return;
	}
	if (chosen.length === 0 && op !== "remove") {
		const made: ScimResource = filter.op === "eq" ? { [filter.attrPath]: filter.compValue } : {};
		list.push(made);
		chosen.push(made);
	}
	for (const one of chosen) {
		if (sub !== undefined) setOrDrop(one, op, sub, value);
		else if (isObject(value)) Object.assign(one, onlyAttributes(value));
	}
	holder[key] = list;
}

function setOrDrop(holder: ScimResource, op: PatchOperation["op"], name: string, value: unknown): void {
	const key = keyOf(holder, name);
	if (op === "remove") {
		delete holder[key];
	} else if (op === "add" && Array.isArray(holder[key])) {
		const known = holder[key] as unknown[];
		const more = [value].flat().filter((one) => !known.some((other) => sameValue(one, other)));
		holder[key] = [...known, ...more];
	} else if (isObject(value) && isObject(holder[key])) {
		holder[key] = { ...(holder[key] as ScimResource), ...onlyAttributes(value) };
	} else holder[key] = value;
}

function withoutThese(list: readonly unknown[], these: readonly unknown[]): unknown[] {
	return list.filter((one) => !these.some((other) => sameValue(one, other)));
}

/** Values of a list are told apart by their `value`. */
function sameValue(left: unknown, right: unknown): boolean {
	if (isObject(left) && isObject(right) && left.value !== undefined) return left.value === right.value;
	return JSON.stringify(left) === JSON.stringify(right);
}

function objectAt(holder: ScimResource, name: string): ScimResource {
	const key = keyOf(holder, name);
	const found = holder[key];
	if (isObject(found)) return found;
	const made: ScimResource = {};
	holder[key] = made;
	return made;
}

function onlyAttributes(value: ScimResource): ScimResource {
	return Object.fromEntries(Object.entries(value).filter(([key]) => isAttributeName(key)));
}

function structuredCopy(resource: ScimResource): ScimResource {
	return JSON.parse(JSON.stringify(resource)) as ScimResource;
}
