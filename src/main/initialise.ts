import { existsSync } from "node:fs";
import { createKeyFile } from "../adapters/keys/key-file.ts";
import type { Environment } from "./environment.ts";

/** Makes the master key file of a new installation, where it is a file and not there yet. */
export async function initialise({ masterKey, dataDirectory }: Environment): Promise<void> {
	if (masterKey.kind === "key-file" && !existsSync(masterKey.file)) {
		await createKeyFile(masterKey.file, dataDirectory);
	}
}
