import { createReadStream } from "node:fs";
import { join } from "node:path";
import { injectTransport } from "../../src/api/inject-transport.ts";
import { createClient } from "../../src/contract/client.ts";
import type { Client } from "../../src/contract/wire.ts";
import { buildApi } from "../../src/main/build-api.ts";
import { readEnvironment } from "../../src/main/environment.ts";
import { initialise } from "../../src/main/initialise.ts";
import { type Installation, openInstallation } from "../../src/main/open-installation.ts";
import type { DataFiles } from "../data-files.ts";
import { AS_OF } from "../scale.ts";
import { median } from "../statistics.ts";
import type { Subject } from "../subject.ts";
import { documentOf, type Workload } from "../workload.ts";

const DECISIONS = 2_000;
/** The benchmark asks faster than the limits for people allow. */
const LIMITS = { perAddress: 1_000_000, perToken: 1_000_000 };

/** So that the measured questions are all answered. */
const ENDLESS = { person: 1_000_000_000, people: 1_000_000_000, publications: 1_000_000_000 };

const mapping = (imports: "customers" | "events", columns: readonly object[]) => ({
	apiVersion: "segward/v1",
	kind: "Mapping",
	metadata: { name: `bench-${imports}` },
	spec: { imports, columns },
});
const attribute = (column: string, type: string) => ({ column, role: "attribute", field: column, type });
const property = (column: string, type: string) => ({ column, role: "property", field: column, type });

const CUSTOMERS = mapping("customers", [
	{ column: "id", role: "external-id" },
	{ column: "name", role: "identifier", field: "name", format: "person-name", labels: ["name"] },
	{ column: "email", role: "identifier", field: "email", format: "email", labels: ["email"] },
	{ column: "phone", role: "identifier", field: "phone", format: "phone", labels: ["phone"] },
	attribute("country", "text"),
	attribute("city", "text"),
	attribute("plan", "text"),
	attribute("opt_in", "boolean"),
	attribute("signed_up", "date"),
	attribute("score", "decimal"),
	attribute("visits", "integer"),
]);
const EVENTS = mapping("events", [
	{ column: "id", role: "message-id" },
	{ column: "customer", role: "external-id" },
	{ column: "name", role: "event-name" },
	{ column: "time", role: "time" },
	property("amount", "decimal"),
	property("category", "text"),
	property("quantity", "integer"),
]);

/** The whole product through its API, in one process: encryption, vault, checks, authorisation and audit included. */
export class SegwardSubject implements Subject {
	#installation!: Installation;
	#app!: Awaited<ReturnType<typeof buildApi>>["app"];
	#client!: Client;
	/** May not see exact sizes. */
	#marketer: Client | undefined;
	/** Nobody asked so before, not in an earlier run over the same data either. */
	#asked = Date.now();

	async open(directory: string): Promise<void> {
		const environment = readEnvironment({
			SEGWARD_DATA: join(directory, "data"),
			// The lowest there is, so that the sizes can be compared with those of the peers.
			SEGWARD_SIZE_THRESHOLD: "2",
		});
		await initialise(environment);
		this.#installation = await openInstallation(environment);
		const { app, operatorSecret } = await buildApi(this.#installation.services, undefined, LIMITS);
		this.#app = app;
		this.#client = createClient(injectTransport(app), operatorSecret);
		await this.#client.installationStatus({});
	}

	async importCustomers({ customersCsv }: DataFiles): Promise<void> {
		await this.#import("customers", CUSTOMERS, customersCsv);
	}

	async importEventsJsonl({ eventsJsonl }: DataFiles): Promise<void> {
		await this.#import("events", EVENTS, eventsJsonl);
	}

	async importEventsCsv({ eventsCsv }: DataFiles): Promise<void> {
		await this.#import("events", EVENTS, eventsCsv);
	}

	/** Nothing to do: an import leaves its tables in order. */
	async settle(): Promise<void> {}

	async preview(workload: Workload): Promise<number> {
		if (workload.isProtected) return this.#protectedPreview(workload);
		// The size alone, as a builder shows it while one types: what the peers' SQL answers too.
		const { size } = await this.#client.previewSegment({ document: documentOf(workload), asOf: AS_OF, sampleSize: 0 });
		return size.kind === "exact" ? size.value : -1;
	}

	/** One country more, where nobody lives: a question that was never asked, of the same set, reading the same columns. */
	async #protectedPreview(workload: Workload): Promise<number> {
		const [{ in: countries }, ...others] = (workload.rule as { all: [{ in: string[] }, ...unknown[]] }).all;
		const country = { attribute: "country", in: [...countries, `nowhere-${this.#asked++}`] };
		const document = documentOf({ ...workload, rule: { all: [country, ...others] } });
		this.#marketer ??= await this.#becomeMarketer();
		const { size } = await this.#marketer.previewSegment({ document, asOf: AS_OF, sampleSize: 0 });
		if (size.kind !== "about") throw new Error(`A protected preview was answered with a size that is ${size.kind}.`);
		return -1;
	}

	async #becomeMarketer(): Promise<Client> {
		await this.#client.setSizeBudget(ENDLESS);
		const { secret } = await this.#client.createToken({ name: "bench", roles: ["marketer"], expires: "12h" });
		return createClient(injectTransport(this.#app), secret);
	}

	async refresh(workloads: readonly Workload[]): Promise<number[]> {
		const names = workloads.map(({ name }) => name);
		const { refreshes } = await this.#client.refreshSegments({ names, asOf: AS_OF });
		const sizes = new Map(refreshes.map(({ segment, size }) => [segment, size.kind === "exact" ? size.value : -1]));
		return names.map((name) => sizes.get(name) ?? 0);
	}

	async prepareSegments(workloads: readonly Workload[]): Promise<void> {
		for (const workload of workloads) {
			await this.#client.applySegment({ name: workload.name, document: documentOf(workload) });
		}
	}

	async isMember(segment: string, customerNo: number): Promise<boolean> {
		return (await this.#client.lookupMember({ name: segment, externalId: `c${customerNo}` })).member;
	}

	async authorisationMs(): Promise<number> {
		const { policies } = this.#installation.services;
		const principal = {
			kind: "token" as const,
			tokenId: "tok_bench",
			name: "bench",
			roles: ["marketer"],
			teams: [],
			workspaceId: "main",
			trainingCurrent: false,
		};
		const durations = Array.from({ length: DECISIONS }, (_, index) => {
			const startedAt = performance.now();
			policies.decide({
				principal,
				action: "segment:preview",
				resourceKind: "Segment",
				// Of one second, each decision is remembered.
				resourceId: `preview-${index}`,
				purpose: "benchmark",
			});
			return performance.now() - startedAt;
		});
		return median(durations);
	}

	async close(): Promise<void> {
		await this.#app.close();
		await this.#installation.close();
	}

	async #import(kind: "customers" | "events", document: Record<string, unknown>, file: string): Promise<void> {
		const { id } = await this.#client.createImport({ kind, source: file.split("/").at(-1) ?? "", mapping: document });
		const record = await this.#client.uploadImport({ id, content: { bytes: createReadStream(file) } });
		const { rowsQuarantined = 0, rowsAccepted = 0 } = record.counts ?? {};
		if (record.state !== "done" || rowsQuarantined > 0) {
			throw new Error(
				`import of ${kind} ended ${record.state}: ${rowsAccepted} accepted, ${rowsQuarantined} quarantined`,
			);
		}
	}
}
