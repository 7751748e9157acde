import { hash, verify } from "@node-rs/argon2";

export interface PasswordHash {
	hash(password: string): Promise<string>;
	/** Takes as long as `hash`. */
	verify(stored: { hash: string; password: string }): Promise<boolean>;
}

export interface Argon2Cost {
	/** Memory, KiB. */
	memoryCost: number;
	/** Passes over it. */
	timeCost: number;
	/** Lanes. */
	parallelism: number;
}

/** RFC 9106, section 4, second recommendation, but one lane: 64 MiB, 3 passes. */
export const PASSWORD_COST: Argon2Cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** Argon2id, the library's default, in PHC text form. Passwords that look the same count as the same (NFKC). */
export function argon2id(cost: Argon2Cost = PASSWORD_COST): PasswordHash {
	return {
		hash: (password) => hash(password.normalize("NFKC"), cost),
		verify: (stored) => verify(stored.hash, stored.password.normalize("NFKC")),
	};
}
