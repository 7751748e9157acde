import { hash, verify } from "@node-rs/argon2";
import { Turns } from "./turns.ts";

export interface PasswordHash {
	hash(password: string): Promise<string>;
	/** Takes as long as `hash`, where the stored one has the same cost. */
	verify(stored: { hash: string; password: string }): Promise<boolean>;
	/** Whether a stored hash costs an attacker less than a new one would. */
	isWeak(storedHash: string): Promise<boolean>;
}

export interface Argon2Cost {
	/** Memory, KiB. */
	memoryCost: number;
	/** Passes over it. */
	timeCost: number;
	/** Lanes. */
	parallelism: number;
}

/** The least that OWASP's Password Storage Cheat Sheet advises. */
export const LEAST_COST: Argon2Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each takes up to 128 MiB. */
const AT_ONCE = 3;

/**
 * Argon2id, the library's default, in PHC text form, over the password's UTF-8 bytes exactly as received.
 *
 * @param costOf asked when first needed.
 */
export function argon2id(costOf: () => Promise<Argon2Cost> | Argon2Cost): PasswordHash {
	let asked: Promise<Argon2Cost> | undefined;
	const cost = () => {
		asked ??= Promise.resolve(costOf());
		return asked;
	};
	const turns = new Turns(AT_ONCE);
	return {
		hash: async (password) => {
			const now = await cost();
			return turns.take(() => hash(password, now));
		},
		verify: (stored) => turns.take(() => verify(stored.hash, stored.password)),
		isWeak: async (storedHash) => workOf(costIn(storedHash)) < workOf(await cost()),
	};
}

function costIn(storedHash: string): Argon2Cost {
	const [, m, t, p] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(storedHash) ?? [];
	return { memoryCost: Number(m ?? 0), timeCost: Number(t ?? 0), parallelism: Number(p ?? 0) };
}

function workOf({ memoryCost, timeCost }: Argon2Cost): number {
	return memoryCost * timeCost;
}
