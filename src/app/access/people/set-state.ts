import { SegwardError } from "../../../core/error/segward-error.ts";
import type { Person } from "../../../ports/people.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { personHere, refuseAccountElsewhere } from "./administered.ts";
import { type RegisteredPersonView, viewOf } from "./person-view.ts";

type StateDeps = Pick<Services, "register">;

/** @throws SegwardError `last-administrator`, `own-account`, `account-elsewhere`, `not-found`. */
export function deactivatePerson(deps: StateDeps): UseCase<{ id: string }, RegisteredPersonView> {
	return setState(deps, "deactivated");
}

/** @throws SegwardError as {@link deactivatePerson}. */
export function activatePerson(deps: StateDeps): UseCase<{ id: string }, RegisteredPersonView> {
	return setState(deps, "active");
}

function setState({ register }: StateDeps, state: Person["state"]): UseCase<{ id: string }, RegisteredPersonView> {
	return async (call, { id }) => {
		const person = await personHere(register, call, id);
		if (call.principal.personId === id) {
			throw new SegwardError("own-account", {
				detail: "Nobody deactivates the own account.",
				hint: "Ask another administrator.",
			});
		}
		await refuseAccountElsewhere(register, call, person);
		await register.setState(id, state);
		return viewOf({ ...person, state }, call);
	};
}
