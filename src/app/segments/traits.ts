import { SegwardError } from "../../core/error/segward-error.ts";
import { compareDocuments } from "../../core/segments/compare-documents.ts";
import { parseTraitDocument } from "../../core/segments/parse-document.ts";
import { referencesIn } from "../../core/segments/references.ts";
import type { TraitDocument } from "../../core/segments/trait-document.ts";
import type { Call } from "../call.ts";
import { isoInstant, type Services } from "../services.ts";
import { approvalRequired } from "./approval/approval-required.ts";
import { checkTrait, refuseErrors } from "./check-segment.ts";
import { forbiddenUses } from "./forbidden-uses.ts";
import type { SegmentIndex } from "./segment-index.ts";
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

/**
 * Creates a computed trait or changes it; segments that use it take the change at their next refresh. Where approval is
 * required, a trait of approved segments does not change.
 */
export function applyTrait(services: Services, index: SegmentIndex) {
	return async (call: Call, input: { name: string; document: unknown }) => {
		const document = parseTraitDocument(input.document);
		if (document.metadata.name !== input.name) {
			throw new SegwardError("segment-file-invalid", {
				path: "metadata.name",
				detail: `The document is named ${document.metadata.name}, but the address says ${input.name}.`,
			});
		}
		refuseErrors(await checkTrait(services, call.workspaceId, document));
		refuseErrors(await forbiddenUses(services, call, document.spec.measure, "measure"));
		await refuseWhileApproved(services, index, call, document);
		const updatedAt = isoInstant(services.clock.now());
		await services.store.traits.put(call.workspaceId, input.name, document, updatedAt);
		return { name: input.name, document, updatedAt };
	};
}

/**
 * What others approved means what it meant then, so a trait in it does not change under it.
 *
 * @throws SegwardError `approval-required`.
 */
async function refuseWhileApproved(
	services: Services,
	index: SegmentIndex,
	{ principal, workspaceId }: Call,
	document: TraitDocument,
): Promise<void> {
	const { name } = document.metadata;
	const before = await services.store.traits.get(workspaceId, name);
	if (before === undefined || compareDocuments(before, document).length === 0) return;
	if (!(await approvalRequired(services, principal))) return;
	const users = await index.usersOf(workspaceId, "traits", name);
	const counting = users.filter(({ approved, review }) => approved || review === "in-review");
	const [first] = counting;
	if (first === undefined) return;
	throw new SegwardError("approval-required", {
		detail: `Trait ${name} is part of what was approved, or waits for approval: ${counting.map((one) => one.name).join(", ")}.`,
		hint: "Make a trait of another name, and change the segments to it; that change is approved with them.",
	});
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
