import type { Generated } from "kysely";

/** The rows of the control store as SQLite keeps them; times are ISO text, `body` and `spec` JSON text, flags 0 or 1. */
export interface ControlTables {
	workspaces: { workspace_id: string; name: string; created_at: string; archived_at: string | null };
	counters: { workspace_id: string; counter: string; last: number };
	data_versions: { workspace_id: string; version: number; body: string };
	imports: ImportRow;
	quarantine_groups: QuarantineGroupRow;
	documents: { workspace_id: string; kind: string; name: string; body: string; updated_at: string };
	fields: { workspace_id: string; no: number; kind: string; name: string; body: string };
	segments: SegmentRow;
	segment_versions: SegmentVersionRow;
	segment_reviews: SegmentReviewRow;
	break_glass_allowances: { workspace_id: string; person_id: string; roles: string };
	review_schedules: ReviewScheduleRow;
	audit_reviews: AuditReviewRow;
	review_reminders: ReviewReminderRow;
	break_glass: BreakGlassRow;
	refreshes: RefreshRow;
	lists: ListRow;
	tokens: TokenRow;
	policy_versions: PolicyVersionRow;
	idempotency: IdempotencyRow;
	roles_since: { workspace_id: string; person_id: string; role: string; since: string };
	built_in_courses: { id: string; major: number; since: string };
	own_courses: OwnCourseRow;
	course_attempts: CourseAttemptRow;
	audit_targets: AuditTargetRow;
	masking_rule_versions: MaskingRuleRow;
	size_answers: SizeAnswerRow;
	size_questions: { workspace_id: string; question: string; answer_no: number; shared: number };
	size_charges: SizeChargeRow;
	size_vectors: { workspace_id: string; question: string; numbers: string; at: string };
	alerts: AlertRow;
	watch_positions: { workspace_id: string; leaf: number; state: string };
	watch_settings: { workspace_id: string; version: number; body: string; author: string; at: string };
	alert_deliveries: { workspace_id: string; id: string; body: string; attempts: number; due_at: string };
	extracts: { workspace_id: string; id: string; started_at: string; body: string };
	extract_rows: { workspace_id: string; extract_id: string; no: number; content: Uint8Array };
	training_reminders: { workspace_id: string; person_id: string; course_id: string; until: string; days: number };
}

export interface AuditTargetRow {
	id: string;
	workspace_id: string;
	name: string;
	settings: string;
	secret: string | null;
	created_at: string;
	updated_at: string;
	position: number;
	taken_at: string | null;
	failing_since: string | null;
	failure: string | null;
	stalled_at: string | null;
}

export interface AlertRow {
	workspace_id: string;
	id: string;
	detection: string;
	subject_key: string;
	severity: string;
	state: string;
	last_at: string;
	body: string;
}

export interface ImportRow {
	workspace_id: string;
	no: number;
	id: string;
	kind: string;
	mode: string;
	state: string;
	source: string;
	content_digest: string | null;
	dry_run: number;
	counts: string;
	bytes_read: number;
	error_code: string | null;
	error_detail: string | null;
	started_by: string;
	started_at: string;
	finished_at: string | null;
	replay_of: string | null;
	mapping: string | null;
	mapping_digest: string | null;
}

export interface QuarantineGroupRow {
	workspace_id: string;
	import_id: string;
	reason: string;
	column_name: string;
	row_count: number;
	state: string;
	note: string | null;
}

export interface SegmentRow {
	workspace_id: string;
	no: number;
	id: string;
	name: string;
	state: string;
	owner: string;
	version: number;
	newest_version: number;
	approved: number;
	review: string | null;
	created_at: string;
	updated_at: string;
}

export interface BreakGlassRow {
	workspace_id: string;
	id: string;
	person_id: string;
	person: string;
	roles: string;
	reason: string;
	started_at: string;
	ends_at: string;
	ended_by: string | null;
	reviewed_by: string | null;
	reviewed_at: string | null;
	review_note: string | null;
}

export interface SegmentReviewRow {
	workspace_id: string;
	segment_no: number;
	no: number;
	version: number;
	state: string;
	requested_by: string;
	requested_by_id: string;
	requested_at: string;
	note: string;
	decided_by: string | null;
	decided_by_id: string | null;
	decided_at: string | null;
	reason: string | null;
	self_approved: number;
}

export interface SegmentVersionRow {
	workspace_id: string;
	segment_no: number;
	version: number;
	spec: string;
	author: string;
	author_id: string | null;
	created_at: string;
}

export interface RefreshRow {
	workspace_id: string;
	no: number;
	segment_no: number;
	segment_version: number;
	as_of: string;
	data_version: number;
	state: string;
	size: number;
	entered: number;
	left: number;
	duration_ms: number;
	started_at: string;
	started_by: string;
	error_code: string | null;
	published: string | null;
}

export interface ListRow {
	workspace_id: string;
	no: number;
	name: string;
	description: string;
	size: number;
	created_at: string;
	published: string | null;
	row_count: number;
}

export interface SizeAnswerRow {
	workspace_id: string;
	no: number;
	value: number;
	buckets: string;
	sample: string;
	segment_no: number | null;
	refresh_no: number | null;
	at: string;
}

export interface SizeChargeRow {
	workspace_id: string;
	no: number;
	account: string;
	price: number;
	action: string;
	questions: number;
	at: string;
}

export interface TokenRow {
	workspace_id: string;
	id: string;
	name: string;
	roles: string;
	owner_id: string | null;
	/** JSON array of names. */
	scopes: string | null;
	last_used_from: string | null;
	secret_digest: string;
	created_at: string;
	expires_at: string;
	last_used_at: string | null;
	revoked_at: string | null;
}

export interface IdempotencyRow {
	workspace_id: string;
	token_id: string;
	key: string;
	request_digest: string;
	status: number;
	body: string;
	at: string;
}

export interface PolicyVersionRow {
	workspace_id: string;
	kind: string;
	name: string;
	version: number;
	body: string | null;
	digest: string | null;
	digest_before: string | null;
	author: string;
	author_id: string;
	created_at: string;
}

export interface MaskingRuleRow {
	no: Generated<number>;
	workspace_id: string;
	name: string;
	version: number;
	body: string | null;
	weakens: number;
	because: string;
	author: string;
	author_id: string;
	created_at: string;
}

export interface OwnCourseRow {
	workspace_id: string;
	id: string;
	version: string;
	major: number;
	body: string;
	added_at: string;
	added_by: string;
	state: string;
}

export interface CourseAttemptRow {
	workspace_id: string;
	id: string;
	person_id: string;
	person_name: string;
	course_id: string;
	course_title: string;
	version: string;
	started_at: string;
	finished_at: string | null;
	score_percent: number | null;
	expires_at: string | null;
}

export interface ReviewScheduleRow {
	workspace_id: string;
	name: string;
	plan: string;
	created_at: string;
}

export interface AuditReviewRow {
	workspace_id: string;
	id: string;
	schedule: string;
	period_end: string;
	made_by: string | null;
	body: string;
	signature: string | null;
}

export interface ReviewReminderRow {
	workspace_id: string;
	review_id: string;
	reminder: string;
}
