import type { ResultOf } from "../../../../contract/routes.ts";

type Explained = Pick<ResultOf<"explainAccess">, "needs" | "roles" | "heldBackByOwner">;

/** What would have to be different for a refused act to be permitted, in sentences. */
export function helpText({ needs, roles, heldBackByOwner }: Explained, isOneself: boolean): string[] {
	const sentences = [
		needs.includes("training")
			? `Current training: access comes back the moment ${isOneself ? "you pass" : "the person passes"}.`
			: "",
		needs.includes("second-factor") ? "A second factor of the last 15 minutes: it is asked for with the act." : "",
		heldBackByOwner ? "The token may do this; the person to whom it belongs may not." : "",
		roles.length === 1 ? `The role ${roles[0]}; an administrator gives roles.` : "",
		roles.length > 1 ? `One of the roles ${roles.join(", ")}; an administrator gives roles.` : "",
	].filter(Boolean);
	return sentences.length > 0 ? sentences : ["No single role: the rule itself would have to be changed."];
}
