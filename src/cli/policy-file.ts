import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import type { RequestOf } from "../contract/routes.ts";
import { type PolicyKind, PolicyName, WorkspacePolicy } from "../core/access/workspace-policy.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import { loadDocument, readAll } from "./documents.ts";

export interface PolicyFileOptions {
	name?: string;
	title?: string;
}

type Draft = RequestOf<"checkPolicy">;

const Form = WorkspacePolicy.omit({ kind: true }).partial();

/**
 * A role or policy from a file: Cedar, named after the file, whose first comment says why it is there; or a document with
 * name, title, description, and `permits` or `text`.
 *
 * @throws SegwardError `usage-invalid`, `segment-file-invalid`.
 */
export async function readPolicyFile(
	kind: PolicyKind,
	file: string,
	options: PolicyFileOptions,
	stdin: Readable,
): Promise<Draft> {
	const found = /\.(ya?ml|json)$/i.test(file) ? await readForm(file, stdin) : await readCedar(file, stdin);
	const name = PolicyName.safeParse(options.name ?? found.name);
	if (!name.success) {
		throw new SegwardError("usage-invalid", {
			file,
			detail: "The name of the file is no name for a policy.",
			hint: "Give one with --name: lower-case letters, digits or '-'.",
		});
	}
	return { ...found, kind, name: name.data, title: options.title ?? found.title ?? name.data.replaceAll("-", " ") };
}

async function readForm(file: string, stdin: Readable): Promise<Partial<Draft>> {
	const { body } = await loadDocument(file, stdin);
	const form = Form.safeParse(body);
	if (form.success) return form.data;
	throw new SegwardError("usage-invalid", {
		file,
		issues: form.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
		detail: "The document needs name, title, and 'permits' (of a role) or 'text'.",
	});
}

async function readCedar(file: string, stdin: Readable): Promise<Partial<Draft>> {
	const text = file === "-" ? await readAll(stdin) : readText(file);
	const comment = /^(\s*\/\/[^\n]*\n)*/.exec(text)?.[0] ?? "";
	const description = comment
		.replace(/^\s*\/\/ ?/gm, "")
		.trim()
		.replace(/\s*\n/g, " ");
	return { name: basename(file, ".cedar"), text, ...(description === "" ? {} : { description }) };
}

function readText(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch (cause) {
		throw new SegwardError("usage-invalid", { file, detail: "The file cannot be read.", cause });
	}
}
