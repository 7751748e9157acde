import type { AnchorSettings, ForwardSettings, TargetSettings } from "../core/audit/targets/target-settings.ts";
import type { OpenedEntry } from "./transparency-log.ts";

/** How far a target has come. */
export interface TargetProgress {
	/** Forwarding: place in the tree of the last entry that was taken, -1 before the first. Anchors: size of the last head kept. */
	position: number;
	lastTakenAt?: string;
	/** Since when every attempt failed; absent while all is well. */
	failingSince?: string;
	/** Why the last attempt failed; holds nothing of what was sent. */
	failure?: string;
	/** When the access log was told that nothing gets through. */
	stalledAt?: string;
}

/** A place outside to which the access log of a workspace, or the head of its tree, goes. */
export interface AuditTarget {
	id: string;
	workspaceId: string;
	settings: TargetSettings;
	/** Sealed; only the adapter that sends it sees it. */
	secret?: string;
	createdAt: string;
	updatedAt: string;
	progress: TargetProgress;
}

export interface AuditTargetStore {
	/** By name. */
	list(workspaceId: string): Promise<AuditTarget[]>;
	/** Of all workspaces. */
	listAll(): Promise<AuditTarget[]>;
	find(workspaceId: string, id: string): Promise<AuditTarget | undefined>;
	/** @throws SegwardError `name-taken`. */
	add(target: AuditTarget): Promise<void>;
	/** Settings and secret; what was reached stays. @throws SegwardError `name-taken`. */
	change(target: Omit<AuditTarget, "progress" | "createdAt">): Promise<void>;
	/** False where there is none. */
	remove(workspaceId: string, id: string): Promise<boolean>;
	/** Durable when it resolves; nothing where the target was removed meanwhile. */
	reach(id: string, progress: TargetProgress): Promise<void>;
}

/**
 * The other side of a forwarding target. Entries reach it in order and at least once: after a failure or a crash the last
 * ones may come again, with the same place in the tree.
 */
export interface AuditForwarder {
	/** Resolves once the other side has taken all. @throws SegwardError `connection-failed`, `target-refused`. */
	deliver(entries: readonly OpenedEntry[]): Promise<void>;
	/** Sends one harmless message. @throws as `deliver`. */
	probe(): Promise<void>;
	/** What is under way fails. */
	close(): void;
}

/** A place that keeps tree heads for good. */
export interface AnchorPlace {
	/**
	 * Resolves once this signed head is kept, also where it was before.
	 * @throws SegwardError `anchor-differs` where another head of the same log is kept that does not fit; `connection-failed`,
	 * `target-refused`, `storage-full`.
	 */
	keep(checkpoint: string): Promise<void>;
	close(): void;
}

/** Reaches targets. `secret` is the clear text. @throws SegwardError `request-invalid` for settings that cannot be used. */
export interface TargetConnections {
	forwarder(settings: ForwardSettings, secret: string | undefined): AuditForwarder;
	anchor(settings: AnchorSettings, secret: string | undefined): AnchorPlace;
}

/** Keeps secrets of targets unreadable in the control store; bound to the target. */
export interface TargetSecretSeal {
	seal(targetId: string, secret: string): string;
	/** @throws SegwardError `key-wrong`. */
	open(targetId: string, sealed: string): string;
}
