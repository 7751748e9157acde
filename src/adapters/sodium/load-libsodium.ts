import { createRequire } from "node:module";
import type { Libsodium } from "libsodium-sumo";

const require = createRequire(import.meta.url);
let loading: Promise<Libsodium> | undefined;

/** libsodium in WebAssembly, loaded at first use: only imports need it. */
export function loadLibsodium(): Promise<Libsodium> {
	loading ??= load();
	return loading;
}

async function load(): Promise<Libsodium> {
	const libsodium = require("libsodium-sumo") as Libsodium;
	await libsodium.ready;
	return libsodium;
}
