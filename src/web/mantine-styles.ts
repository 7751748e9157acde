import { globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "vite";

const CORE = resolve(import.meta.dirname, "../../node_modules/@mantine/core");
const OTHERS = ["dropzone", "notifications", "spotlight"].map((name) => join(CORE, "..", name, "esm"));
const CLASS = /\.(m_[0-9a-f]+)/g;

/**
 * Of Mantine's styles only those of components that are used, directly or by other components, in Mantine's own order: the
 * order decides which of two rules wins.
 */
export function usedMantineStyles(): Plugin {
	return {
		name: "used-mantine-styles",
		apply: "build",
		enforce: "pre",
		load(id) {
			if (!id.endsWith("@mantine/core/styles.css")) return undefined;
			return stylesOf(classesOf(modulesReachedFrom(usedNames())));
		},
	};
}

/** What is imported from `@mantine/core`, here and by Mantine's other packages. */
function usedNames(): Set<string> {
	const own = globSync("**/*.{ts,tsx}", { cwd: import.meta.dirname }).map((file) => join(import.meta.dirname, file));
	const others = OTHERS.flatMap((folder) => globSync("**/*.mjs", { cwd: folder }).map((file) => join(folder, file)));
	const imports = /import (?:type )?\{([^}]*)\} from "@mantine\/core"/g;
	const lists = [...own, ...others].flatMap((file) => [...readFileSync(file, "utf8").matchAll(imports)]);
	const names = lists.flatMap(([, list = ""]) =>
		list.split(",").map((name) => name.replace(/type | as .*/g, "").trim()),
	);
	return new Set([...names.filter((name) => name !== ""), "MantineProvider"]);
}

function modulesReachedFrom(names: ReadonlySet<string>): Set<string> {
	const index = join(CORE, "esm/index.mjs");
	const first = importsOf(index).filter(({ imported }) => imported.some((name) => names.has(name)));
	const reached = new Set<string>();
	const next = first.map(({ file }) => file);
	for (let file = next.pop(); file !== undefined; file = next.pop()) {
		if (reached.has(file)) continue;
		reached.add(file);
		next.push(...importsOf(file).map((one) => one.file));
	}
	return reached;
}

function importsOf(file: string): { file: string; imported: string[] }[] {
	const statements = readFileSync(file, "utf8").matchAll(/^import (?:\{([^}]*)\}|(\w+)) from "(\.[^"]+)"/gm);
	return [...statements].map(([, list = "", single = "", from = ""]) => ({
		file: resolve(dirname(file), from),
		imported: [single, ...list.split(",").map((name) => name.replace(/.* as /, "").trim())],
	}));
}

function classesOf(modules: ReadonlySet<string>): Set<string> {
	const files = [...modules].filter((file) => file.endsWith(".module.mjs"));
	return new Set(files.flatMap((file) => readFileSync(file, "utf8").match(/m_[0-9a-f]+/g) ?? []));
}

/** @throws Error when Mantine's single files no longer make up its whole stylesheet. */
function stylesOf(used: ReadonlySet<string>): string {
	const whole = readFileSync(join(CORE, "styles.css"), "utf8");
	const folder = join(CORE, "styles");
	const parts = globSync("*.css", { cwd: folder, exclude: ["*.layer.css"] })
		.map((file) => readFileSync(join(folder, file), "utf8").trim())
		.map((text) => ({ text, at: whole.indexOf(text) }));
	if (parts.some(({ at }) => at < 0)) throw new Error("A stylesheet of a component is not in Mantine's whole one.");
	return parts
		.filter(({ text }) => {
			const classes = [...text.matchAll(CLASS)].map(([, name = ""]) => name);
			return classes.length === 0 || classes.some((name) => used.has(name));
		})
		.toSorted((a, b) => a.at - b.at)
		.map(({ text }) => text)
		.join("\n");
}
