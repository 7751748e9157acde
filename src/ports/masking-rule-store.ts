import type { MaskingRule, MaskingRuleInForce } from "../core/privacy/masking/masking-rule.ts";

/** What one change made of a masking rule of a workspace. */
export interface MaskingRuleChange {
	name: string;
	/** Null where it was removed. */
	rule: MaskingRule | null;
	weakens: boolean;
	/** Why, in the words of whoever changed it; empty where nobody was asked. */
	because: string;
	author: string;
	authorId: string;
	at: string;
}

/** Immutable; versions of one name count from 1, removals included. */
export interface MaskingRuleVersion extends MaskingRuleChange {
	version: number;
}

export interface MaskingRuleStore {
	/** What is in force, by name. */
	current(workspaceId: string): Promise<(MaskingRuleVersion & MaskingRuleInForce)[]>;
	/** Becomes the newest version of its name. */
	append(workspaceId: string, change: MaskingRuleChange): Promise<MaskingRuleVersion>;
	/** Of one name or of all, newest first. */
	versions(workspaceId: string, name?: string): Promise<MaskingRuleVersion[]>;
}
