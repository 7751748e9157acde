import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { injectTransport } from "../../../src/api/inject-transport.ts";
import { WORKSPACE_HEADER } from "../../../src/contract/access/workspaces.ts";
import { createClient } from "../../../src/contract/client.ts";
import type { Client } from "../../../src/contract/wire.ts";
import type { RoleName } from "../../../src/core/access/role.ts";
import { SegwardError } from "../../../src/core/error/segward-error.ts";
import type { ProtectedSize } from "../../../src/core/privacy/protected-size.ts";
import type { Rule } from "../../../src/core/segments/rule/rule.ts";
import { buildApi } from "../../../src/main/build-api.ts";
import { readEnvironment } from "../../../src/main/environment.ts";
import { initialise } from "../../../src/main/initialise.ts";
import { openInstallation } from "../../../src/main/open-installation.ts";
import type { Crowd, HouseUnderAttack, Told } from "../house-under-attack.ts";

const NO_LIMIT = 1_000_000_000;
const MILLION = 1_000_000;

export interface LiveWorld extends HouseUnderAttack {
	workspaceId: string;
	/** The local operator in this workspace. */
	operator: Client;
	/** A program with one role and a budget of its own; the same for the same name. */
	attacker(name: string, role?: RoleName): Promise<Client>;
}

/** The whole product without its socket: each game is played in a workspace of its own. */
export async function openLiveInstallation() {
	const directory = mkdtempSync(join(tmpdir(), "segward-attacks-"));
	const environment = readEnvironment({ SEGWARD_ENGINE_MEMORY_MB: "512" }, join(directory, "data"));
	await initialise(environment);
	const installation = await openInstallation(environment);
	const { app, operatorSecret } = await buildApi(installation.services, undefined, {
		perAddress: NO_LIMIT,
		perToken: NO_LIMIT,
	});
	const transport = injectTransport(app);
	const clientIn = (workspaceId: string, secret: string) =>
		createClient((request) => {
			const headers = { ...request.headers, [WORKSPACE_HEADER]: workspaceId };
			return transport({ ...request, headers });
		}, secret);
	const first = createClient(transport, operatorSecret);
	let worlds = 0;

	async function world(crowd: Crowd, present: boolean): Promise<LiveWorld> {
		const workspaceId = (await first.createWorkspace({ name: `World ${++worlds}` })).id;
		const operator = clientIn(workspaceId, operatorSecret);
		const attackers = new Map<string, Client>();
		const attacker = async (name: string, role: RoleName = "marketer") => {
			const known = attackers.get(name);
			if (known) return known;
			const { secret } = await operator.createToken({ name, roles: [role], expires: "1h" });
			const client = clientIn(workspaceId, secret);
			attackers.set(name, client);
			return client;
		};
		await importNumbers(operator, [...crowd.others, ...(present ? [crowd.victim] : [])], crowd);
		return {
			workspaceId,
			operator,
			attacker,
			async ask(rule, asker = "Mallory") {
				return toldOf(async () => {
					const preview = await (await attacker(asker)).previewSegment({ document: documentOf(rule), sampleSize: 0 });
					return preview.size;
				});
			},
			async upload(name, numbers, strangers) {
				const lines = [
					...numbers.map((number) => `C${number}`),
					...Array.from({ length: strangers }, (_, at) => `stranger ${at}`),
				];
				await (await attacker("Mallory")).uploadList({ name, description: "", content: content(lines) });
			},
			importMore: (numbers) => importNumbers(operator, numbers, crowd),
			async spent() {
				const charges = await installation.services.store.sizes.charges(workspaceId, "1970-01-01T00:00:00.000Z");
				const asked = charges.filter(({ account }) => account === "people" || account === "publications");
				return asked.reduce((sum, { price }) => sum + price, 0) / MILLION;
			},
		};
	}

	return {
		world,
		services: installation.services,
		async close() {
			await app.close();
			await installation.close();
			rmSync(directory, { recursive: true, force: true });
		},
	};
}

/** A segment that is about nothing but its rule. */
export function documentOf(rule: Rule, name = "attack") {
	return {
		apiVersion: "segward/v1",
		kind: "Segment",
		metadata: { name, owner: "mallory@example.com" },
		spec: { title: name, purpose: "attack", rule },
	};
}

/** What a size tells; refusals by their code, since they may not depend on the data either. */
export async function toldOf(ask: () => Promise<ProtectedSize>): Promise<Told> {
	try {
		const size = await ask();
		if (size.kind === "exact" || size.kind === "about") return { kind: "number", value: size.value };
		return size.kind === "below" ? { kind: "below" } : { kind: "withheld", reason: size.reason };
	} catch (error) {
		if (error instanceof SegwardError) return { kind: "withheld", reason: error.code };
		throw error;
	}
}

const COLUMNS = [
	{ column: "id", role: "external-id" },
	{ column: "person", role: "attribute", field: "person", type: "integer" },
	{ column: "tier", role: "attribute", field: "tier", type: "integer" },
	{ column: "spend", role: "attribute", field: "spend", type: "integer" },
	{ column: "shop", role: "attribute", field: "shop", type: "text" },
];

/** As many as an exact catalogue would leave out at the upper end: the victim is one more. */
const GREAT_SPENDERS = 19;

async function importNumbers(client: Client, numbers: readonly number[], { victim }: Crowd): Promise<void> {
	const spendOf = (number: number) => (number <= GREAT_SPENDERS || number === victim ? 1_000_000 : number % 100);
	const shopOf = (number: number) => (number === victim || number % 4 === 0 ? "north" : "south");
	const rows = [...numbers]
		.sort((a, b) => a - b)
		.map((number) => [`C${number}`, number, number <= victim ? 2 : 1, spendOf(number), shopOf(number)].join());
	const mapping = {
		...{ apiVersion: "segward/v1", kind: "Mapping", metadata: { name: "people" } },
		spec: { imports: "customers", columns: COLUMNS },
	};
	const { id } = await client.createImport({ kind: "customers", source: "people.csv", mapping });
	await client.uploadImport({ id, content: content(["id,person,tier,spend,shop", ...rows]) });
}

export function content(lines: readonly string[]) {
	return {
		bytes: (async function* () {
			yield Buffer.from(`${lines.join("\n")}\n`);
		})(),
	};
}
