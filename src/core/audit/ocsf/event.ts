import { z } from "zod";

/** https://schema.ocsf.io/1.3.0 */
export const OCSF_VERSION = "1.3.0";

const named = z
	.object({ name: z.string().optional(), uid: z.string().optional() })
	.refine(({ name, uid }) => name !== undefined || uid !== undefined, "a name or a uid");

const base = {
	activity_id: z.int().nonnegative(),
	activity_name: z.string(),
	category_name: z.string(),
	class_name: z.string(),
	type_uid: z.int().positive(),
	/** Milliseconds since 1970. */
	time: z.int(),
	severity_id: z.int().min(0).max(6),
	severity: z.string(),
	/** 1 success, 2 failure, 99 other. */
	status_id: z.literal([1, 2, 99]),
	status: z.string(),
	/** Error code of a failed or refused act, or the policy that decided. */
	status_code: z.string().optional(),
	message: z.string(),
	metadata: z.object({
		version: z.literal(OCSF_VERSION),
		product: z.object({ name: z.string(), vendor_name: z.string(), version: z.string() }),
		/** Of the entry, in the installation. */
		uid: z.string(),
		sequence: z.int().positive(),
		log_name: z.string(),
		tenant_uid: z.string(),
		correlation_uid: z.string(),
	}),
	actor: z.object({ user: named }),
	src_endpoint: z
		.object({ ip: z.string().optional(), name: z.string().optional() })
		.refine(({ ip, name }) => ip !== undefined || name !== undefined, "an address or a name"),
	/** What OCSF has no attribute for. */
	unmapped: z.record(z.string(), z.unknown()),
};

const ApiActivity = z.object({
	...base,
	category_uid: z.literal(6),
	class_uid: z.literal(6003),
	api: z.object({ operation: z.string() }),
	resources: z.array(z.object({ type: z.string(), uid: z.string() })),
});

const Authentication = z.object({
	...base,
	category_uid: z.literal(3),
	class_uid: z.literal(3002),
	user: named,
	service: z.object({ name: z.string() }),
});

const AuthorizeSession = z.object({
	...base,
	category_uid: z.literal(3),
	class_uid: z.literal(3003),
	user: named,
	privileges: z.array(z.string()).min(1),
});

const EntityManagement = z.object({
	...base,
	category_uid: z.literal(3),
	class_uid: z.literal(3004),
	entity: z.object({ type: z.string(), uid: z.string() }),
});

/** The four classes of OCSF events that entries of the access log become, with the attributes those classes require. */
export const OcsfEvent = z
	.discriminatedUnion("class_uid", [ApiActivity, Authentication, AuthorizeSession, EntityManagement])
	.refine((event) => event.type_uid === event.class_uid * 100 + event.activity_id, "type_uid says class and activity");
export type OcsfEvent = z.infer<typeof OcsfEvent>;
