import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { personHere } from "./administered.ts";

/** Signs somebody out everywhere; signing in again takes both factors. @throws SegwardError `not-found`. */
export function endPersonSessions({
	register,
}: Pick<Services, "register">): UseCase<{ id: string }, { ended: number }> {
	return async (call, { id }) => {
		await personHere(register, call, id);
		return { ended: await register.endSessions(id) };
	};
}
