import type { ActSorts } from "../../../core/audit/review/count-entries.ts";
import type { Services } from "../../services.ts";
import { CONFIGURATION_ACTS } from "../changes/configuration-acts.ts";
import type { StateKind } from "../changes/state-readers.ts";

/** Changes of these change who may do what. */
const ACCESS_KINDS: ReadonlySet<StateKind> = new Set<StateKind>([
	"token",
	"invitation",
	"person",
	"policy",
	"approval",
	"identity-provider",
	"provisioning-token",
	"provisioned-user",
	"provisioned-group",
]);

/** People look after their own accounts, and reviewers sign: neither is for a reviewer to look at. */
const ORDINARY = /^(account|session|me|audit-review):/;

/** Sensitive acts are those of the schema's group; access changes those whose thing says who may do what. */
export function actSorts({ policyBook }: Pick<Services, "policyBook">): ActSorts {
	const sensitive = new Set(
		policyBook.actions.filter(({ groups }) => groups.includes("sensitive acts")).map(({ id }) => id),
	);
	return {
		isSensitive: (action) => sensitive.has(action) && !ORDINARY.test(action),
		isAccessChange(action) {
			const changing = CONFIGURATION_ACTS.get(action);
			return changing !== undefined && ACCESS_KINDS.has(changing.kind);
		},
	};
}
