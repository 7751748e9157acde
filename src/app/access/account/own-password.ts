import { SegwardError } from "../../../core/error/segward-error.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { refuseWeakPassword } from "../choose-password.ts";
import { ownPasswordChanged } from "../messages.ts";
import type { Throttle } from "../throttle.ts";
import { ownerOf, renewProof } from "./own-account.ts";

type PasswordDeps = Pick<Services, "people" | "account" | "blockedPasswords" | "mail"> & { throttle: Throttle };

export interface PasswordChange {
	currentPassword: string;
	newPassword: string;
	endOtherSessions: boolean;
}

const ACCOUNT = { freeAttempts: 5 };

/** @throws SegwardError `proof-refused` for a wrong current password, `password-refused`, `rate-limited`. */
export function changePassword(deps: PasswordDeps): UseCase<PasswordChange, { ended: number }> {
	return async (call, { currentPassword, newPassword, endOtherSessions }) => {
		const person = await ownerOf(deps.people, call);
		const attempt = deps.throttle.begin({ [`password ${person.email}`]: ACCOUNT });
		if (!(await deps.account.isPassword(person.id, currentPassword))) {
			throw new SegwardError("proof-refused", { path: "currentPassword", detail: "The present password is another." });
		}
		attempt.succeeded();
		await refuseWeakPassword(deps.blockedPasswords, newPassword, person);
		await deps.account.setPassword(person.id, newPassword);
		const ended = endOtherSessions ? await deps.people.endSessionsOf(person.id, call.principal.tokenId) : 0;
		await renewProof(deps.account, call);
		await deps.mail.send(ownPasswordChanged(person));
		return { ended };
	};
}
