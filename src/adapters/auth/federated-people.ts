import { SegwardError } from "../../core/error/segward-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { FederatedPeople } from "../../ports/federated-people.ts";
import { insertPerson } from "./new-person.ts";
import { findPerson, type PeopleDatabase } from "./person-records.ts";

/** People without a password, on the control store's connection. */
export function openFederatedPeople(db: PeopleDatabase, clock: Clock): FederatedPeople {
	const now = () => new Date(clock.now()).toISOString();
	return {
		create: (person) => db.transaction().execute((inside) => insertPerson(inside, person, null, now())),
		describe: (personId, { name, email: given }) =>
			db.transaction().execute(async (inside) => {
				const email = given.toLowerCase();
				const other = await findPerson(inside, "email", email);
				if (other !== undefined && other.id !== personId) throw new SegwardError("name-taken");
				await inside
					.updateTable("people")
					.set({ name, email, email_verified: 1, updated_at: now() })
					.where("id", "=", personId)
					.execute();
			}),
	};
}
