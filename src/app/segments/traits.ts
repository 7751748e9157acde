import { SegwardError } from "../../core/error/segward-error.ts";
import { parseTraitDocument } from "../../core/segments/parse-document.ts";
import { referencesIn } from "../../core/segments/references.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { checkTrait, refuseErrors } from "./check-segment.ts";
import { documentOf } from "./segment-view.ts";

export function listTraits({ store }: Services) {
	return async (call: Call, _input: unknown) => {
		const traits = await store.traits.list(call.workspaceId);
		return { items: traits.map(({ name, body, updatedAt }) => ({ name, document: body, updatedAt })) };
	};
}

export function getTrait({ store }: Services) {
	return async (call: Call, input: { name: string }) => {
		const document = await store.traits.get(call.workspaceId, input.name);
		if (document === undefined) throw unknownTrait(input.name);
		return { name: input.name, document };
	};
}

/** Creates a computed trait or changes it; segments that use it take the change at their next refresh. */
export function applyTrait(services: Services) {
	return async (call: Call, input: { name: string; document: unknown }) => {
		const document = parseTraitDocument(input.document);
		if (document.metadata.name !== input.name) {
			throw new SegwardError("segment-file-invalid", {
				path: "metadata.name",
				detail: `The document is named ${document.metadata.name}, but the address says ${input.name}.`,
			});
		}
		refuseErrors(await checkTrait(services, call.workspaceId, document));
		const updatedAt = isoInstant(services.clock.now());
		await services.store.traits.put(call.workspaceId, input.name, document, updatedAt);
		return { name: input.name, document, updatedAt };
	};
}

/** @throws SegwardError `in-use` while a segment uses it. */
export function removeTrait({ store }: Services) {
	return async (call: Call, input: { name: string }) => {
		const users = (await store.segments.all(call.workspaceId)).filter(
			(one) => one.state !== "archived" && referencesIn(documentOf(one).spec.rule).traits.has(input.name),
		);
		if (users.length > 0) {
			throw new SegwardError("in-use", {
				detail: `Trait ${input.name} is used by ${users.map((one) => one.name).join(", ")}.`,
			});
		}
		if (!(await store.traits.remove(call.workspaceId, input.name))) throw unknownTrait(input.name);
		return { removed: true as const };
	};
}

function unknownTrait(name: string): SegwardError {
	return new SegwardError("not-found", { detail: `There is no trait ${name}.` });
}
