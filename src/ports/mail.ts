/** An e-mail to one person: plain text, without customer data, and without any secret but a one-time link. */
export interface Message {
	/** E-mail address. */
	to: string;
	subject: string;
	text: string;
}

/** What became of a message. */
export interface OutboxEntry {
	id: string;
	to: string;
	subject: string;
	/** `kept`: no mail server is set, so it waits for the local operator to read it. */
	state: "waiting" | "sent" | "failed" | "kept";
	attempts: number;
	createdAt: string;
	sentAt?: string;
	/** Why the last attempt failed: a code of the mail server or of the network, nothing else. */
	failure?: string;
}

/** Sends messages to people, sooner or later. */
export interface Mail {
	/** Whether a mail server is set. Without one messages stay in the outbox, where the local operator reads them. */
	readonly delivers: boolean;
	/** Puts a message into the outbox; durable when it resolves. It never waits for a mail server. */
	send(message: Message): Promise<void>;
	/** Takes as long as `send`, and the message goes to nobody: so that nobody learns whether an address is known. */
	discard(message: Message): Promise<void>;
	/** Newest first. */
	list(limit: number): Promise<OutboxEntry[]>;
	/** `text` is forgotten once the message is sent, or has failed for good. */
	find(id: string): Promise<(OutboxEntry & { text?: string }) | undefined>;
}
