import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Account } from "../../../ports/account.ts";
import type { People, Person } from "../../../ports/people.ts";
import type { Call } from "../../call.ts";

/** The person who asks, noted as the thing acted on. @throws SegwardError `not-found` where a program asks. */
export async function ownerOf(people: Pick<People, "findById">, call: Call): Promise<Person> {
	const { kind, personId = "" } = call.principal;
	const person = kind === "person" ? await people.findById(personId) : undefined;
	if (person === undefined) {
		throw new SegwardError("not-found", {
			detail: "Only a person has an account.",
			hint: "GET /api/v1/me tells whose token it is.",
		});
	}
	call.note({ resourceId: person.id });
	return person;
}

/** Gives the session a fresh proof and a new secret, which the caller keeps from now on. */
export async function renewProof(account: Pick<Account, "renewSession">, call: Call): Promise<void> {
	call.answerSession(await account.renewSession(call.principal.tokenId));
}
