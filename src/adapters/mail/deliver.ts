import type { Message } from "../../ports/mail.ts";

/** Hands a message to a mail server. @throws DeliveryFailure, and nothing else. */
export type Deliver = (message: Message) => Promise<void>;

export class DeliveryFailure extends Error {
	/** A code of the mail server or the network, such as `550` or `ECONNREFUSED`. */
	readonly code: string;
	/** The mail server will never take it. */
	readonly final: boolean;

	constructor(code: string, final: boolean, cause: unknown) {
		super(`The mail server did not take the message: ${code}`, { cause });
		this.code = code;
		this.final = final;
	}
}
