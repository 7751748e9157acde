import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runCommand } from "../../test/cli-terminal.ts";
import { openStubHouse, type StubHouse } from "../../test/invariants/stub-house.ts";
import { injectTransport } from "../api/inject-transport.ts";
import type { Call } from "../app/call.ts";
import { accountRoutes } from "../contract/access/account.ts";
import { identityProviderRoutes, provisioningTokenRoutes } from "../contract/access/identity-providers.ts";
import { linkRoutes } from "../contract/access/links.ts";
import { passkeyRoutes } from "../contract/access/passkeys.ts";
import { scimRoutes } from "../contract/access/scim.ts";
import { sessionRoutes } from "../contract/access/sessions.ts";
import { signOnRoutes } from "../contract/access/sign-on.ts";
import type { InputOf, RouteId } from "../contract/routes.ts";
import { ROUTE_IDS, routeOf } from "../contract/routes.ts";
import { SegwardError } from "../core/error/segward-error.ts";
import type { House } from "./house.ts";

let stub: StubHouse;
let directory: string;
const alongside: string[][] = [];
let uploads: { id: RouteId; text: string }[] = [];

beforeAll(async () => {
	directory = mkdtempSync(join(tmpdir(), "segward-cli-"));
	const base = await openStubHouse();
	await base.app.close();
	const { handlers } = base.options;
	stub = await openStubHouse({
		handlers: {
			...handlers,
			async uploadImport(call: Call, input: InputOf<"uploadImport">) {
				let text = "";
				for await (const chunk of input.content.bytes) text += Buffer.from(chunk).toString();
				uploads.push({ id: "uploadImport", text });
				return { ...(await handlers.uploadImport(call, { ...input, content: { bytes: nothing() } })), state: "done" };
			},
			async proposeMapping(call: Call, input: InputOf<"proposeMapping">) {
				for await (const chunk of input.content.bytes) {
					uploads.push({ id: "proposeMapping", text: Buffer.from(chunk).toString() });
					break;
				}
				return handlers.proposeMapping(call, { ...input, content: { bytes: nothing() } });
			},
			getImport: async (call, input) => ({ ...(await handlers.getImport(call, input)), state: "done" }),
			replayQuarantine: async (call, input) => ({ ...(await handlers.replayQuarantine(call, input)), state: "done" }),
			refreshSegments: async () => ({ refreshes: [] }),
			checkSegment: async (_call, { document, alongside: others = [] }) => {
				alongside.push(others.map((one) => (one.metadata as { name: string }).name));
				const wrong = { path: "kind", message: "unknown kind", hint: "write Segment", severity: "error" as const };
				return { issues: document.kind === "Segment" ? [] : [wrong] };
			},
			getSegment: async (_call, { name }) => {
				throw new SegwardError("not-found", {
					detail: `There is no segment ${name}.`,
					hint: "See 'segward segment list'.",
				});
			},
		},
	});
});
afterAll(async () => {
	await stub.app.close();
	rmSync(directory, { recursive: true });
});
beforeEach(() => {
	uploads = [];
	stub.entries.length = 0;
});

async function* nothing(): AsyncGenerator<Uint8Array> {}

let closed = 0;
function houseAs(role: string): Partial<House> {
	return {
		openInProcess: async () => ({
			transport: injectTransport(stub.app),
			token: role,
			close: async () => {
				closed += 1;
			},
		}),
		createToken: async () => (await stub.app.inject({ url: "/" })).json(),
	};
}
const house = houseAs("all-roles");

function file(name: string, text: string): string {
	const path = join(directory, name);
	writeFileSync(path, text);
	return path;
}

const segmentYaml = "apiVersion: segward/v1\nkind: Segment\nmetadata: { name: vip }\nspec: { rule: {} }\n";

describe("every command", () => {
	const commands: [string[], RouteId][] = [
		[["imports", "list"], "listImports"],
		[["imports", "show", "imp_1"], "getImport"],
		[["imports", "cancel", "imp_1"], "cancelImport"],
		[["imports", "mapping", "imp_1"], "getImportMapping"],
		[["mapping", "list"], "listMappings"],
		[["mapping", "show", "crm"], "getMapping"],
		[["mapping", "remove", "crm"], "removeMapping"],
		[["quarantine", "list", "imp_1"], "listQuarantine"],
		[["quarantine", "rows", "imp_1", "--reason", "r"], "listQuarantinedRows"],
		[["quarantine", "replay", "imp_1"], "replayQuarantine"],
		[["quarantine", "discard", "imp_1", "--because", "tests"], "discardQuarantine"],
		[["field", "list"], "listFields"],
		[["field", "label", "attribute", "plan", "internal", "--confirm"], "updateField"],
		[["segment", "list"], "listSegments"],
		[["segment", "preview", "vip"], "previewSegment"],
		[["segment", "explain", "vip"], "explainSegment"],
		[["segment", "members", "vip"], "listMembers"],
		[["segment", "members", "vip", "--find", "1"], "lookupMember"],
		[["segment", "history", "vip"], "segmentHistory"],
		[["segment", "versions", "vip"], "listSegmentVersions"],
		[["segment", "diff", "vip", "--from", "1", "--to", "2"], "diffVersions"],
		[["segment", "overlap", "vip", "lapsed"], "overlapSegments"],
		[["segment", "archive", "vip"], "archiveSegment"],
		[["segment", "export"], "exportSegments"],
		[["segment", "uses", "vip"], "segmentUses"],
		[["segment", "compare", "vip", "lapsed"], "compareSegments"],
		[["segment", "state", "vip", "--to", "suspended"], "setSegmentState"],
		[["jobs", "list"], "listJobs"],
		[["jobs", "cancel", "refresh-1"], "cancelJob"],
		[["field", "distribution", "attribute", "plan"], "fieldDistribution"],
		[["field", "uses", "attribute", "plan"], "fieldUses"],
		[["field", "events"], "listEventNames"],
		[["mask", "list"], "listMasks"],
		[["mask", "show", "ages"], "getMask"],
		[["mask", "try", "marketer", "--context", "export"], "tryMasks"],
		[["mask", "set", "ages", "--label", "birth-date", "--mask", "age-band:10"], "setMask"],
		[
			["mask", "weaken", "ages", "--label", "birth-date", "--mask", "month", "--because", "Greetings go by month"],
			"weakenMask",
		],
		[["mask", "remove", "ages"], "removeMask"],
		[["privacy", "budget"], "showSizeBudget"],
		[["privacy", "charges"], "listSizeCharges"],
		[["privacy", "set-budget", "--person", "1", "--people", "4", "--publications", "4"], "setSizeBudget"],
		[["customer", "show", "C-1", "--purpose", "service"], "viewCustomer"],
		[
			["customer", "unmask", "1-00", "email", "--purpose", "service", "--because", "Asks which address we have"],
			"unmaskCustomer",
		],
		[["trait", "list"], "listTraits"],
		[["trait", "show", "ltv"], "getTrait"],
		[["trait", "remove", "ltv"], "removeTrait"],
		[["list", "list"], "listLists"],
		[["list", "remove", "fair"], "removeList"],
		[["token", "list"], "listTokens"],
		[["token", "list", "--all"], "listAllTokens"],
		[["person", "list"], "listPeople"],
		[["person", "invitations"], "listInvitations"],
		[["person", "withdraw", "inv_1"], "withdrawInvitation"],
		[["token", "revoke", "tok_1"], "revokeToken"],
		[["policy", "list"], "listPolicies"],
		[["policy", "show", "office-hours"], "getPolicy"],
		[["policy", "remove", "office-hours"], "removePolicy"],
		[["role", "list"], "listRoles"],
		[["access", "explain", "segment:preview"], "explainAccess"],
		[["access", "inspect", "person", "ada"], "inspectAccess"],
		[["access", "matrix"], "showAccessMatrix"],
		[["access", "ask", "person", "ada", "segment:preview"], "askPolicies"],
		[["audit", "list"], "listAuditEntries"],
		[["audit", "diff", "1"], "showAuditChanges"],
		[["audit", "review", "schedule", "list"], "listReviewSchedules"],
		[["audit", "forward", "list"], "listAuditTargets"],
		[["audit", "forward", "remove", "t1"], "removeAuditTarget"],
		[["audit", "list", "--customer", "17850"], "searchAuditEntries"],
		[["audit", "activity"], "auditActivity"],
		[["audit", "erase", "--customer", "17850", "--because", "asked to"], "eraseAuditEntries"],
		[["audit", "views"], "listAuditViews"],
		[["audit", "save-view", "Refused", "--decision", "deny"], "createAuditView"],
		[["audit", "save-view", "Refused", "--id", "view-1", "--shared"], "updateAuditView"],
		[["audit", "remove-view", "view-1"], "removeAuditView"],
		[["whoami"], "whoAmI"],
		[["status"], "installationStatus"],
		[["overview"], "overview"],
		[["search", "lapsed", "high"], "search"],
	];

	test.each(commands)("%j goes through its route, as text and as JSON, and closes what it opened", async (line, id) => {
		closed = 0;
		const asText = await runCommand(line, { house });
		expect(asText).toMatchObject({ exitCode: 0, stderr: "" });
		expect(asText.stdout.length).toBeGreaterThan(1);
		const asJson = await runCommand([...line, "--json"], { house });
		expect(asJson.exitCode).toBe(0);
		expect(() => JSON.parse(asJson.stdout)).not.toThrow();
		const done = stub.entries.filter(({ action, outcome }) => action === routeOf(id).action && outcome === "done");
		expect(done).toHaveLength(2);
		expect(closed).toBe(2);
	});

	test("of the program explains itself with an example", async () => {
		const below = ({ stdout }: { stdout: string }) =>
			[...stdout.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name ?? "").filter((one) => one !== "help");
		const names = below(await runCommand(["--help"])).filter((one) => one !== "segward");
		const lines = names.map((name) => [name]);
		for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
			const help = await runCommand([...line, "--help"]);
			expect(help.exitCode).toBe(0);
			if (help.stdout.includes("Commands:") && !help.stdout.includes("Example:")) {
				for (const name of below(help)) lines.push([...line, name]);
				continue;
			}
			expect(help.stdout, line.join(" ")).toMatch(new RegExp(`Example:\\n {2}\\$ segward ${line.join(" ")}`));
			expect(help.stdout).toContain("--json");
		}
		expect(names.length).toBeGreaterThan(12);
	});
});

test("entries of the log are exported as they come, to the terminal or a file", async () => {
	const shown = await runCommand(["audit", "export", "--format", "csv"], { house });
	expect(shown).toMatchObject({ exitCode: 0, stderr: "" });
	expect(shown.stdout.length).toBeGreaterThan(0);
	const out = join(directory, "log.csv");
	expect(await runCommand(["audit", "export", "--format", "csv", "--out", out], { house })).toMatchObject({
		exitCode: 0,
	});
	expect(readFileSync(out, "utf8")).toBe(shown.stdout);
	expect((await runCommand(["audit", "export"], { house })).exitCode).toBe(2);
});

describe("--out -", () => {
	test.each([
		[["audit", "export", "--format", "csv", "--out", "-"], 0],
		[["audit", "export", "-"], 2],
		[["export", "--anonymised", "--out", "-"], 2],
	])(
		"%j writes to standard output, or says that it needs a directory, and makes no file of that name",
		async (line, code) => {
			const { exitCode, stdout, stderr } = await runCommand(line, { house });
			expect({ exitCode, wrote: stdout.length > 0 }).toEqual({ exitCode: code, wrote: code === 0 });
			if (code === 2) expect(stderr).toContain("name a directory");
			expect(existsSync("-")).toBe(false);
		},
	);
});

describe("a policy file", () => {
	const text = "// Sizes are for the working day.\nforbid (principal, action, resource);\n";

	test("is named after the file, and its first comment says why", async () => {
		const { exitCode, stdout } = await runCommand(["policy", "apply", file("office-hours.cedar", text)], { house });
		expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("in force") });
		expect(stub.entries.at(-1)).toMatchObject({ action: "policy:apply", resource: "policy/office-hours" });
	});

	test.each(["check", "try"])("can be looked at before with %s", async (act) => {
		const { stderr } = await runCommand(["policy", act, file("office-hours.cedar", text)], { house });
		expect(stderr).toBe("");
		expect(stub.entries.at(-1)).toMatchObject({ action: `policy:${act}`, outcome: "done" });
	});

	test("of a role may be a form", async () => {
		const form = "name: support\ntitle: Support\npermits: [analyse]\n";
		expect(await runCommand(["role", "apply", file("support.yaml", form)], { house })).toMatchObject({ exitCode: 0 });
	});

	test("without a name that can be used is wrong usage", async () => {
		const { exitCode, stderr } = await runCommand(["policy", "apply", file("Über uns.cedar", text)], { house });
		expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--name") });
	});
});

test("the command line reaches every route", async () => {
	const { globSync } = await import("node:fs");
	const source = globSync("src/cli/**/*.ts")
		.map((path) => readFileSync(path, "utf8"))
		.join("\n");
	// The command line brings a token; what a person does with a second factor, a link or a course is for browsers.
	const browsers = {
		...sessionRoutes,
		...accountRoutes,
		...passkeyRoutes,
		...linkRoutes,
		...signOnRoutes,
		...identityProviderRoutes,
		...provisioningTokenRoutes,
		// Spoken by directories.
		...scimRoutes,
		changeOwnEmail: true,
		showDevice: true,
		decideDevice: true,
		showCourse: true,
		beginAttempt: true,
		submitAttempt: true,
		showCertificate: true,
		startBreakGlass: true,
		listOwnWorkspaces: true,
		switchWorkspace: true,
	};
	const routes = ROUTE_IDS.filter((id) => !Object.hasOwn(browsers, id));
	const unreachable = routes.filter((id) => !source.includes(`.${id}(`));
	expect(unreachable).toEqual([]);
});

describe("exit codes and messages", () => {
	test.each([
		[["nonsense"]],
		[["segment"]],
		[["segment", "show"]],
		[["status", "--frobnicate"]],
		[["import", "people", "x"]],
	])("%j is wrong usage", async (line) => {
		const { exitCode, stderr } = await runCommand(line, { house });
		expect(exitCode).toBe(2);
		expect(stderr.length).toBeGreaterThan(10);
	});

	test("a refusal says what, why and what next", async () => {
		const { exitCode, stdout, stderr } = await runCommand(["token", "list", "--all"], { house: houseAs("viewer") });
		expect(exitCode).toBe(1);
		expect(stdout).toBe("");
		expect(stderr).toBe(
			"error: The role viewer may not do token:list-all: no rule permits it.\nnext: One of these roles may: administrator, security-auditor.\n",
		);
	});

	test("what does not exist is named", async () => {
		const { exitCode, stderr } = await runCommand(["segment", "show", "vip"], { house });
		expect(exitCode).toBe(1);
		expect(stderr).toBe("error: There is no segment vip.\nnext: See 'segward segment list'.\n");
	});

	test("a problem found by check is a finding", async () => {
		const good = file("good.yaml", segmentYaml);
		const bad = file("bad.yaml", segmentYaml.replace("Segment", "Segmnt"));
		expect(await runCommand(["segment", "check", good], { house })).toMatchObject({
			exitCode: 0,
			stdout: "No problems.\n",
		});
		const found = await runCommand(["segment", "check", good, bad], { house });
		expect(found.exitCode).toBe(1);
		expect(found.stdout).toBe(`error: ${bad}, kind: unknown kind\n  next: write Segment\n`);
	});

	test("check hands over the documents that a rule names, and no others", async () => {
		const rule = (name: string, named: string) =>
			segmentYaml.replace("vip", name).replace("rule: {}", `rule: { segment: ${named} }`);
		const text = [rule("a", "b"), rule("b", "c"), rule("c", "elsewhere"), rule("d", "a")].join("---\n");
		alongside.length = 0;
		await runCommand(["segment", "check", file("several.yaml", text)], { house });
		expect(alongside).toEqual([["b", "c"], ["c"], [], ["a", "b", "c"]]);
	});

	test("apply sends segments after those they refer to", async () => {
		const rule = (name: string, named: string) =>
			segmentYaml.replace("vip", name).replace("rule: {}", `rule: { segment: ${named} }`);
		const path = file("chain.yaml", [rule("a", "b"), rule("b", "c"), segmentYaml.replace("vip", "c")].join("---\n"));
		await runCommand(["segment", "apply", path], { house });
		const applied = stub.entries.filter((entry) => entry.action === "segment:apply" && entry.outcome === "done");
		expect(applied.map((entry) => entry.resource)).toEqual(["segment/c", "segment/b", "segment/a"]);
	});

	test("broken YAML is named by file and line", async () => {
		const path = file("broken.yaml", "kind: Segment\nmetadata: {\n");
		const { exitCode, stderr } = await runCommand(["segment", "apply", path], { house });
		expect(exitCode).toBe(1);
		expect(stderr).toMatch(/^error: .*broken\.yaml, row \d+: line \d+: /);
	});
});

describe("import", () => {
	const rows = "id,plan\n1,pro\n2,free\n";

	test("without a mapping proposes one, and imports only when told", async () => {
		const path = file("people.csv", rows);
		const refused = await runCommand(["import", "customers", path], { house });
		expect(refused.exitCode).toBe(2);
		expect(refused.stderr).toContain("Proposed from");
		expect(uploads.map(({ id }) => id)).toEqual(["proposeMapping"]);
		const done = await runCommand(["import", "customers", path, "--yes"], { house });
		expect(done.exitCode).toBe(0);
		expect(uploads.at(-1)).toEqual({ id: "uploadImport", text: rows });
	});

	test("from stdin sends every byte, those that the proposal has read included", async () => {
		const done = await runCommand(["import", "customers", "-", "--yes"], { house, stdin: rows });
		expect(done.exitCode).toBe(0);
		expect(uploads).toEqual([
			{ id: "proposeMapping", text: rows },
			{ id: "uploadImport", text: rows },
		]);
	});

	test("writes the proposed mapping to a new file, never over one", async () => {
		const path = file("people2.csv", rows);
		const target = join(directory, "people.map.yaml");
		await runCommand(["mapping", "propose", "customers", path, "--write-map", target], { house });
		expect(readFileSync(target, "utf8").length).toBeGreaterThan(0);
		const again = await runCommand(["mapping", "propose", "customers", path, "--write-map", target], { house });
		expect(again.exitCode).toBe(2);
		expect(again.stderr).toContain(target);
	});

	test("with a mapping file does not ask", async () => {
		const map = file("own.map.yaml", "kind: Mapping\n");
		const done = await runCommand(["import", "events", file("e.csv", rows), "--map", map, "--dry-run"], { house });
		expect(done.exitCode).toBe(0);
		expect(uploads.map(({ id }) => id)).toEqual(["uploadImport"]);
	});
});
