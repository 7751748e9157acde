import type { Presented } from "../app/access/authenticate.ts";
import type { GuardDeps } from "../app/access/guard.ts";
import type { Answer, OnceRequest } from "../app/access/once.ts";
import type { TreeDeps } from "../app/audit/read-tree.ts";
import type { Principal } from "../core/access/principal.ts";
import type { Handlers } from "./handlers.ts";

export interface ApiLimits {
	/** Largest JSON body, bytes. */
	bodyBytes: number;
	/** Largest streamed body, bytes. */
	uploadBytes: number;
	/** Requests a minute from one network address. */
	perAddress: number;
	/** Requests a minute under one token. */
	perToken: number;
	/** Reads of the log's tree a minute under one token, and from one network address. */
	perReader: number;
	/** Requests a minute from one network address to the doors that ask nobody who he is. */
	perVisitor: number;
}

export const DEFAULT_LIMITS: ApiLimits = {
	bodyBytes: 1_048_576,
	uploadBytes: 64 * 1024 ** 3,
	perAddress: 1200,
	perToken: 600,
	perReader: 12_000,
	perVisitor: 120,
};

/** PEM texts of a server certificate (with its chain) and its private key. */
export interface ServerCertificate {
	cert: string;
	key: string;
}

export interface ApiOptions {
	handlers: Handlers;
	guard: GuardDeps;
	tree: TreeDeps;
	authenticate(presented: Presented): Promise<Principal>;
	/** Where acts of people whom nobody knows are recorded. */
	homeWorkspaceId: string;
	once(request: OnceRequest, act: () => Promise<Answer>): Promise<Answer & { replayed: boolean }>;
	/** Product version, for the API description. */
	version: string;
	limits?: Partial<ApiLimits>;
	/** Serves HTTPS with it; absent: the app is only injected into, or stands behind the operator's own TLS. */
	certificate?: ServerCertificate;
	/** Directory of the built web app, served beside the API; absent: the API alone. */
	webDirectory?: string;
	/** Told of every address as it is opened. */
	onRoute?(route: { method: string | string[]; url: string }): void;
	/** Told of every error that the caller sees only as `internal` or `audit-unavailable`; for the server log. */
	report?(error: unknown, requestId: string): void;
}
