import { type SizeQuestion, sizeQuestion } from "../../../src/core/privacy/sizes/size-question.ts";
import { buildPlan } from "../../../src/core/segments/build-plan.ts";
import type { PlanNode } from "../../../src/core/segments/plan.ts";
import type { Crowd, HouseUnderAttack, Told } from "../house-under-attack.ts";
import { type ModelCustomer, membersOfPlan } from "./members-of-plan.ts";

export const THRESHOLD = 20;
const FIELDS = ["person", "tier"].map((name, at) => ({
	no: at + 1,
	kind: "attribute" as const,
	name,
	type: "integer" as const,
	labels: [],
	description: "",
	confirmed: true,
}));

/** Customers as the model keeps them, with keys in the order of import, as the real house gives them. */
export class ModelHouse {
	readonly customers: ModelCustomer[] = [];
	readonly lists = new Map<number, Set<number>>();
	readonly #listNames = new Map<string, number>();
	readonly #listRows = new Map<number, number>();
	version = 0;

	constructor(crowd: Crowd, present: boolean) {
		this.import([...crowd.others, ...(present ? [crowd.victim] : [])].sort((a, b) => a - b));
	}

	/** Every customer's `tier` is 2 up to the middle number of those of the first import, 1 above. */
	import(numbers: readonly number[]): void {
		this.version++;
		const middle = Math.ceil(((numbers.at(-1) ?? 0) - 1) / 2);
		for (const number of numbers) {
			const values = new Map([
				[1, number],
				[2, number <= middle ? 2 : 1],
			]);
			this.customers.push({ key: this.customers.length + 1, values });
		}
	}

	upload(name: string, numbers: readonly number[], strangers: number): void {
		const no = this.#listNames.size + 1;
		this.#listNames.set(name, no);
		this.#listRows.set(no, numbers.length + strangers);
		const wanted = new Set(numbers);
		const found = this.customers.filter(({ values }) => wanted.has(values.get(1) ?? 0));
		this.lists.set(no, new Set(found.map(({ key }) => key)));
	}

	plan(rule: Parameters<typeof buildPlan>[0]["rule"]): PlanNode {
		const names = { segments: new Map(), traits: new Map(), lists: this.#listNames };
		const context = { ...names, fields: FIELDS, asOfMs: 0, customersWithIdentifier: () => [] };
		return buildPlan({ rule }, context).root;
	}

	question(root: PlanNode): SizeQuestion {
		return sizeQuestion(root, { dataVersion: this.version, rows: this.#listRows, threshold: THRESHOLD });
	}

	members(root: PlanNode): number[] {
		return membersOfPlan(root, this);
	}
}

/** Counts exactly, and hides only what is below the threshold: how most tools do it. */
export async function openNaiveHouse(crowd: Crowd, present: boolean): Promise<HouseUnderAttack> {
	const house = new ModelHouse(crowd, present);
	return {
		async ask(rule): Promise<Told> {
			const value = house.members(house.plan(rule)).length;
			return value < THRESHOLD ? { kind: "below" } : { kind: "number", value };
		},
		upload: async (name, numbers, strangers) => house.upload(name, numbers, strangers),
		importMore: async (numbers) => house.import(numbers),
		spent: async () => 0,
	};
}
