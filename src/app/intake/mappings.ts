import { SegwardError } from "../../core/error/segward-error.ts";
import { parseMapping } from "../../core/intake/parse-mapping.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";

export function listMappings({ store }: Services) {
	return async (call: Call, _input: unknown) => {
		const mappings = await store.mappings.list(call.workspaceId);
		return { items: mappings.map(({ name, body, updatedAt }) => ({ name, mapping: body, updatedAt })) };
	};
}

export function getMapping({ store }: Services) {
	return async (call: Call, input: { name: string }) => {
		const mapping = await store.mappings.get(call.workspaceId, input.name);
		if (mapping === undefined) throw unknownMapping(input.name);
		return { name: input.name, mapping };
	};
}

/** @throws SegwardError `mapping-invalid`. */
export function saveMapping({ store, clock }: Services) {
	return async (call: Call, input: { name: string; mapping: Record<string, unknown> }) => {
		const mapping = parseMapping(input.mapping);
		const updatedAt = isoInstant(clock.now());
		await store.mappings.put(call.workspaceId, input.name, mapping, updatedAt);
		return { name: input.name, mapping, updatedAt };
	};
}

export function removeMapping({ store }: Services) {
	return async (call: Call, input: { name: string }) => {
		if (!(await store.mappings.remove(call.workspaceId, input.name))) throw unknownMapping(input.name);
		return { removed: true as const };
	};
}

function unknownMapping(name: string): SegwardError {
	return new SegwardError("not-found", { detail: `There is no saved mapping ${name}.` });
}
