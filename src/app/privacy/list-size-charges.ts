import type { Call } from "../call.ts";
import type { Services } from "../services.ts";
import { budgetSince } from "./size-budget.ts";

/** Who spent what, by day and kind of act. */
export function listSizeCharges({ store, clock, register }: Services) {
	return async ({ workspaceId }: Call, _input: unknown) => {
		const names = new Map<string, string>([
			...(await register.list(workspaceId)).map(({ id, name }) => [`person:${id}`, name] as const),
			...(await store.tokens.list(workspaceId)).map(({ id, name }) => [`token:${id}`, name] as const),
		]);
		const sums = new Map<string, Sum>();
		for (const { at, account, action, questions, price } of await store.sizes.charges(
			workspaceId,
			budgetSince(clock.now()),
		)) {
			// The charges of all people together are theirs again.
			if (account === "people") continue;
			const day = at.slice(0, 10);
			const key = [day, account, action].join(" ");
			const kind = account === "publications" ? account : account.startsWith("person:") ? "person" : "token";
			const sum = sums.get(key) ?? { day, account: kind, name: names.get(account), action, questions: 0, price: 0 };
			sum.questions += questions;
			sum.price += price;
			sums.set(key, sum);
		}
		return { items: [...sums.values()] };
	};
}

interface Sum {
	day: string;
	account: "person" | "token" | "publications";
	name?: string;
	action: string;
	questions: number;
	price: number;
}
