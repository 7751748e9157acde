import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { SegwardError } from "../core/error/segward-error.ts";

const MEDIA_TYPES: Record<string, string> = {
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml",
	".woff2": "font/woff2",
	".png": "image/png",
};
const NONCE_MARK = "__CSP_NONCE__";
/** Names under `/assets` change with their content. */
const FOR_EVER = "public, max-age=31536000, immutable";

interface WebFile {
	bytes: Buffer;
	/** Compressed at its first request: at start it would delay everyone. */
	compressed?: Buffer;
	mediaType: string;
}

/** The built web app; absent where it was not built, as in a source checkout that only runs the API. */
export interface WebApp {
	/** Adds the addresses of its files. */
	open(app: FastifyInstance): void;
	/** Answers a browser that asks for a page; false for everything else. */
	answer(request: FastifyRequest, reply: FastifyReply): boolean;
}

/** Addresses of the web app's files; they are the same for everyone and hold no data. */
export const WEB_DOORS = ["/assets/:file", "/favicon.svg"] as const;

export function webApp(directory: string | undefined): WebApp | undefined {
	if (directory === undefined || !existsSync(join(directory, "index.html"))) return undefined;
	const page = readFileSync(join(directory, "index.html"), "utf8");
	const files = new Map(
		readdirSync(join(directory, "assets")).map((name) => [name, readWebFile(join(directory, "assets", name))]),
	);
	const icon = readWebFile(join(directory, "favicon.svg"));
	return {
		open(app) {
			app.get<{ Params: { file: string } }>(WEB_DOORS[0], { config: { routeId: "web" } }, async (request, reply) => {
				const file = files.get(request.params.file);
				if (!file) throw new SegwardError("not-found");
				return sendFile(request, reply, file, FOR_EVER);
			});
			app.get(WEB_DOORS[1], { config: { routeId: "web" } }, async (request, reply) =>
				sendFile(request, reply, icon, "public, max-age=86400"),
			);
		},
		answer(request, reply) {
			const path = request.url.split("?", 1)[0] ?? "";
			const asksForPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
			if (!asksForPage || /^\/(?:api|scim|v1|audit\/tlog|metrics|healthz|assets)(?:\/|$)/.test(path)) return false;
			const nonce = randomBytes(18).toString("base64");
			void reply
				.header("content-security-policy", contentSecurityPolicy(nonce))
				.header("cache-control", "no-store")
				.type("text/html; charset=utf-8")
				.send(page.replaceAll(NONCE_MARK, nonce));
			return true;
		},
	};
}

/** Nothing from elsewhere, nothing inline but styles that carry this page's nonce. */
function contentSecurityPolicy(nonce: string): string {
	return [
		"default-src 'none'",
		"script-src 'self'",
		`style-src 'self' 'nonce-${nonce}'`,
		"img-src 'self' data:",
		"font-src 'self'",
		"connect-src 'self'",
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	].join("; ");
}

function readWebFile(path: string): WebFile {
	const bytes = readFileSync(path);
	return { bytes, mediaType: MEDIA_TYPES[extname(path)] ?? "application/octet-stream" };
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: WebFile, cacheControl: string): FastifyReply {
	const compressed = (request.headers["accept-encoding"] ?? "").includes("gzip");
	if (compressed) {
		reply.header("content-encoding", "gzip");
		file.compressed ??= gzipSync(file.bytes, { level: 9 });
	}
	return reply
		.header("cache-control", cacheControl)
		.header("vary", "accept-encoding")
		.type(file.mediaType)
		.send(compressed ? file.compressed : file.bytes);
}
