import type { Migration } from "../../migration.ts";
import { first } from "./0001-first.ts";
import { people } from "./0002-people.ts";
import { roles } from "./0003-roles.ts";
import { training } from "./0004-training.ts";
import { signIn } from "./0005-sign-in.ts";
import { outbox } from "./0006-outbox.ts";
import { federation } from "./0007-federation.ts";
import { policies } from "./0008-policies.ts";
import { approvals } from "./0009-approvals.ts";
import { workspaces } from "./0010-workspaces.ts";
import { oneTimeLinks } from "./0011-one-time-links.ts";
import { breakGlass } from "./0012-break-glass.ts";
import { trainingReminders } from "./0014-training-reminders.ts";
import { auditTargets } from "./0016-audit-targets.ts";
import { alerts } from "./0017-alerts.ts";
import { watch } from "./0018-watch.ts";
import { auditReviews } from "./0019-audit-reviews.ts";
import { sizes } from "./0020-sizes.ts";
import { maskingRules } from "./0021-masking-rules.ts";
import { extracts } from "./0023-extracts.ts";

/** In order; only ever appended to. */
export const CONTROL_MIGRATIONS: readonly Migration[] = [
	first,
	people,
	roles,
	outbox,
	approvals,
	policies,
	signIn,
	oneTimeLinks,
	training,
	trainingReminders,
	federation,
	breakGlass,
	workspaces,
	auditTargets,
	maskingRules,
	sizes,
	auditReviews,
	alerts,
	watch,
	extracts,
];
