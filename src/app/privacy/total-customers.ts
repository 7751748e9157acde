import { type ProtectedSize, protectSize } from "../../core/privacy/protected-size.ts";
import { canonicalQuestion } from "../../core/privacy/sizes/canonical-question.ts";
import type { SizeQuestion } from "../../core/privacy/sizes/size-question.ts";
import type { PlanNode } from "../../core/segments/plan.ts";
import type { DataVersion } from "../../ports/customer-data.ts";
import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { exactSizes } from "./exact-sizes.ts";
import { publicationOf } from "./size-accounts.ts";
import { orNothing } from "./size-budget.ts";

const EVERYONE: PlanNode = { kind: "everyone", path: "rule" };
/** So many data versions ago a published total is still shown, where none was published since. */
const VERSIONS_LOOKED_BACK = 20;

/** How many customers a workspace has, as the caller may see it. */
export async function totalCustomers(
	services: Pick<Services, "policies" | "clock" | "sizes" | "settings">,
	call: Call,
	{ version, customers }: DataVersion,
): Promise<ProtectedSize> {
	if (exactSizes(services, call)()) return protectSize(customers, services.settings.sizeThreshold);
	const versions = Array.from({ length: VERSIONS_LOOKED_BACK }, (_, back) => version - back).filter((one) => one > 0);
	const known = await services.sizes.known(call.workspaceId, versions.map(everyoneOf));
	return known?.size ?? { kind: "withheld", reason: "not-published" };
}

/** Publishes the total of the current data, once a data version; not while the budget for publications is used up. */
export async function publishTotal(
	{ store, engine, sizes }: Pick<Services, "store" | "engine" | "sizes">,
	workspaceId: string,
): Promise<void> {
	const version = await store.dataVersions.current(workspaceId);
	const measure = async () => [
		{ buckets: await engine.buckets({ workspaceId, version }, { asOfMs: 0, root: EVERYONE }) },
	];
	await orNothing(sizes.ask(publicationOf(workspaceId, "status:show"), [everyoneOf(version.version)], measure));
}

function everyoneOf(version: number): SizeQuestion {
	return { text: canonicalQuestion(EVERYONE, version) };
}
