import { existsSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join, relative } from "node:path";
import type { FastifyInstance } from "fastify";
import { LOCAL_ADDRESS } from "../api/local-calls.ts";
import { httpsTransport } from "../cli/https-transport.ts";

/** Longest path of a Unix socket that every system takes, bytes. */
const LONGEST_PATH_BYTES = 103;

/** Where a running server listens for the local operator; undefined when the path is too long for a socket. */
function socketPath(dataDirectory: string): string | undefined {
	const absolute = join(dataDirectory, "operator.sock");
	const fromHere = relative(process.cwd(), absolute);
	const path = fromHere.length < absolute.length ? fromHere : absolute;
	return Buffer.byteLength(path) > LONGEST_PATH_BYTES ? undefined : path;
}

/**
 * Serves the app on a socket inside the data directory, which only its owner can reach; whoever reaches it is the local
 * operator. So operator commands work while the server runs.
 */
export async function listenForOperator(
	app: FastifyInstance,
	dataDirectory: string,
	secret: string,
): Promise<Server | undefined> {
	const path = socketPath(dataDirectory);
	if (path === undefined) return undefined;
	// The directory is locked by this process, so a socket that is there belongs to nobody alive.
	if (existsSync(path)) rmSync(path);
	const server = createServer({ requestTimeout: 0 }, (request, response) => {
		Object.defineProperty(request.socket, "remoteAddress", { value: LOCAL_ADDRESS });
		request.headers.authorization = `Bearer ${secret}`;
		app.routing(request, response);
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(path, resolve);
	});
	return server;
}

/** Reaches the server that has the data directory open, as its operator; undefined when none listens. */
export function operatorTransport(dataDirectory: string): ReturnType<typeof httpsTransport> | undefined {
	const path = socketPath(dataDirectory);
	if (path === undefined || !existsSync(path)) return undefined;
	return httpsTransport({ url: "http://localhost", socketPath: path });
}
