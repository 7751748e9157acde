import { decideSize } from "../../../src/core/privacy/sizes/near-answer.ts";
import { bucketsOfKeys, type SizeBuckets } from "../../../src/core/privacy/sizes/size-buckets.ts";
import { DEFAULT_SIZE_BUDGET } from "../../../src/core/privacy/sizes/size-budget.ts";
import { DEFAULT_SIZE_NOISE, dearestQuestion } from "../../../src/core/privacy/sizes/size-noise.ts";
import type { Crowd, HouseUnderAttack, Told } from "../house-under-attack.ts";
import { seededBytes } from "../seeded-bytes.ts";
import { ModelHouse, THRESHOLD } from "./model-house.ts";

const MILLION = 1_000_000;

/** The mechanism of the house on data in memory, without engine, store and doors: thousands of games cost seconds. */
export async function openProtectedHouse(crowd: Crowd, present: boolean, seed: string): Promise<HouseUnderAttack> {
	const house = new ModelHouse(crowd, present);
	const random = seededBytes(seed);
	const secret = random(4).reduce((sum, byte) => sum * 256 + byte, 0);
	const bucketOf = (key: number) => Math.imul(Math.imul(key ^ secret, 0x9e3779b1) ^ (secret >>> 7), 0x85ebca6b) >>> 26;
	const known = new Map<string, number>();
	const answers: { buckets: SizeBuckets; value: number }[] = [];
	const spent = new Map<string, number>();
	const spentBy = (account: string) => spent.get(account) ?? 0;
	const shown = (value: number): Told => (value < THRESHOLD ? { kind: "below" } : { kind: "number", value });
	return {
		async ask(rule, asker = "Mallory"): Promise<Told> {
			const root = house.plan(rule);
			const asked = house.question(root);
			if (typeof asked === "string") return { kind: "withheld", reason: asked };
			const question = asked.text;
			const before = known.get(question);
			if (before !== undefined) return shown(before);
			const worst = dearestQuestion(DEFAULT_SIZE_NOISE);
			if (spentBy(asker) + worst > DEFAULT_SIZE_BUDGET.person || spentBy("all") + worst > DEFAULT_SIZE_BUDGET.people) {
				return { kind: "withheld", reason: "budget" };
			}
			const buckets = bucketsOfKeys(house.members(root), bucketOf);
			const decision = decideSize(buckets, answers, DEFAULT_SIZE_NOISE, random);
			for (const account of [asker, "all"]) spent.set(account, spentBy(account) + decision.price);
			if (decision.shared === undefined) answers.push({ buckets, value: decision.value });
			known.set(question, decision.value);
			return shown(decision.value);
		},
		upload: async (name, numbers, strangers) => house.upload(name, numbers, strangers),
		importMore: async (numbers) => house.import(numbers),
		spent: async () => spentBy("all") / MILLION,
	};
}
