import type { Alert, AlertState } from "../core/audit/watch/alert.ts";
import type { Severity } from "../core/audit/watch/detection.ts";
import type { WatchSettings } from "../core/audit/watch/settings.ts";
import type { WatchState } from "../core/audit/watch/watch.ts";
import type { Page, PageRequest } from "./control-store.ts";

export interface AlertFilter {
	/** `unsettled`: all but closed ones. */
	state?: AlertState | "unsettled";
	severity?: Severity;
	detection?: string;
}

/** Alerts of the workspaces. */
export interface AlertStore {
	/** Adds or replaces. @throws SegwardError `state-conflict` where another unsettled one is about the same. */
	put(workspaceId: string, alert: Alert): Promise<void>;
	find(workspaceId: string, id: string): Promise<Alert | undefined>;
	/** The one about this that is not closed, else the newest. */
	newest(workspaceId: string, detection: string, subjectKey: string): Promise<Alert | undefined>;
	/** The last found first. @throws SegwardError `request-invalid` for a cursor that no page gave. */
	list(workspaceId: string, page: PageRequest & AlertFilter): Promise<Page<Alert>>;
	/** Of those that are not closed. */
	countUnsettled(workspaceId: string): Promise<Record<Severity, number>>;
}

/** How far the watch over a workspace has come. */
export interface WatchPosition {
	/** Place in the tree of the last entry that it has seen; -1 before the first. */
	leaf: number;
	state: WatchState;
}

export interface WatchSettingsVersion {
	version: number;
	settings: WatchSettings;
	author: string;
	at: string;
}

export interface WatchStore {
	position(workspaceId: string): Promise<WatchPosition | undefined>;
	keepPosition(workspaceId: string, position: WatchPosition): Promise<void>;
	/** Newest first; all versions are kept. */
	settings(workspaceId: string, limit: number): Promise<WatchSettingsVersion[]>;
	/** @throws SegwardError `state-conflict` unless `version` is the newest plus one. */
	addSettings(workspaceId: string, version: WatchSettingsVersion): Promise<void>;
	addDelivery(delivery: AlertDelivery): Promise<void>;
	/** Of all workspaces, the longest due first. */
	dueDeliveries(at: string, limit: number): Promise<AlertDelivery[]>;
	postponeDelivery(delivery: AlertDelivery): Promise<void>;
	removeDelivery(workspaceId: string, id: string): Promise<void>;
}

/** A message that a webhook has not taken yet. */
export interface AlertDelivery {
	workspaceId: string;
	/** The same however often it is tried. */
	id: string;
	/** JSON. */
	body: string;
	attempts: number;
	dueAt: string;
}
