import type { AccountNotice } from "../../../ports/account.ts";
import type { Passkey } from "../../../ports/passkeys.ts";
import type { UseCase } from "../../call.ts";
import type { Services } from "../../services.ts";
import { ownerOf } from "./own-account.ts";

type AccountDeps = Pick<Services, "people" | "account" | "passkeys">;

export interface AccountView {
	name: string;
	email: string;
	password: boolean;
	authenticator: boolean;
	recoveryCodesLeft: number;
	passkeys: Passkey[];
	notices: AccountNotice[];
}

/** What belongs to the account of the caller. */
export function showAccount({ people, account, passkeys }: AccountDeps): UseCase<unknown, AccountView> {
	return async (call) => {
		const { id, name, email } = await ownerOf(people, call);
		return {
			name,
			email,
			password: await account.hasPassword(id),
			authenticator: await account.hasAuthenticator(id),
			recoveryCodesLeft: await account.countRecoveryCodes(id),
			passkeys: await passkeys.list(id),
			notices: await account.listNotices(id),
		};
	};
}

export function putAwayNotices({ people, account }: AccountDeps): UseCase<unknown, { done: true }> {
	return async (call) => {
		const { id } = await ownerOf(people, call);
		await account.putAwayNotices(id);
		return { done: true };
	};
}
