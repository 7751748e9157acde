import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { activeIn } from "./administered.ts";
import { type RegisteredPersonView, viewOf } from "./person-view.ts";

interface PeopleList {
	items: RegisteredPersonView[];
	/** One active person does everything, so that nobody checks anybody. */
	alone: boolean;
	delivers: boolean;
}

export function listPeople({ register, mail }: Pick<Services, "register" | "mail">): UseCase<unknown, PeopleList> {
	return async (call) => {
		const people = await register.list(call.workspaceId);
		return {
			items: people.map((person) => viewOf(person, call)),
			alone: activeIn(people).length === 1,
			delivers: mail.delivers,
		};
	};
}
