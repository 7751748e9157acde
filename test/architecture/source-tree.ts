import { globSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";

export const ROOT = resolve(import.meta.dirname, "..", "..");

/** Which layers a layer may import, besides itself. The same table as in ARCHITECTURE.md. */
export const MAY_IMPORT = {
	core: [],
	ports: ["core"],
	contract: ["core"],
	app: ["core", "ports"],
	adapters: ["core", "ports"],
	api: ["app", "contract", "core"],
	cli: ["contract", "core"],
	web: ["contract", "core"],
	/** Shares no code with what it verifies. */
	verifier: [],
	main: ["core", "ports", "app", "contract", "adapters", "api", "cli", "verifier"],
} as const satisfies Record<string, readonly string[]>;
export type Layer = keyof typeof MAY_IMPORT;

/** Layers that know no I/O: of all packages they may import zod alone. */
export const PURE_LAYERS: readonly Layer[] = ["core", "ports", "contract", "app"];

/** TypeScript files below a folder of the clone, as paths from its root with `/`. */
export function typeScriptFiles(...folders: string[]): string[] {
	return folders
		.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT }))
		.map((file) => file.split(sep).join("/"))
		.sort();
}

export function isTest(file: string): boolean {
	return file.startsWith("test/") || /\.(test|suite)\.tsx?$/.test(file);
}

export function read(file: string): string {
	return readFileSync(join(ROOT, file), "utf8");
}

const IMPORT = /^\s*(?:import|export)\b[^"';]*?\bfrom\s*"([^"]+)"|^\s*import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;

/** What a module imports or re-exports: relative ones as paths from the root of the clone, packages as written. */
export function importsOf(file: string, text: string): string[] {
	return [...text.matchAll(IMPORT)]
		.map((match) => match[1] ?? match[2] ?? match[3] ?? "")
		.map((specifier) =>
			specifier.startsWith(".") ? resolve("/", file, "..", specifier).slice(1).split(sep).join("/") : specifier,
		);
}

/** `src/app/intake/x.ts` → `app`; undefined outside src. */
export function layerOf(file: string): string | undefined {
	return /^src\/([^/]+)\//.exec(file)?.[1];
}

/** `src/adapters/sqlite/x.ts` → `sqlite`. */
export function technologyOf(file: string): string | undefined {
	return /^src\/adapters\/([^/]+)\//.exec(file)?.[1];
}

/** Why this import breaks the walls, or undefined when it is allowed. */
export function violation(file: string, imported: string): string | undefined {
	const from = layerOf(file) as Layer;
	const to = layerOf(imported);
	if (to === undefined) {
		const isPackage = !imported.startsWith("src/") && !/\.tsx?$/.test(imported);
		if (!isPackage) return `${file} imports ${imported} outside the layers`;
		return PURE_LAYERS.includes(from) && imported !== "zod" ? `${from} imports ${imported}: ${file}` : undefined;
	}
	if (to !== from && !(MAY_IMPORT[from] as readonly string[]).includes(to)) return `${from} imports ${to}: ${file}`;
	if (from === "adapters" && technologyOf(file) !== technologyOf(imported) && to === "adapters")
		return `adapter ${technologyOf(file)} imports adapter ${technologyOf(imported)}: ${file}`;
	return undefined;
}
