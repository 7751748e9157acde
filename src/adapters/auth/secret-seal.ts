import type { SecretSeal } from "./authenticator.ts";
import { type PeopleDatabase, signInKey } from "./person-records.ts";

/** As better-auth, which reads the secrets of authenticators too: XChaCha20-Poly1305 under the installation's sign-in key. */
export function secretSeal(db: PeopleDatabase): SecretSeal {
	return {
		async seal(data) {
			const { symmetricEncrypt } = await import("better-auth/crypto");
			return symmetricEncrypt({ key: await signInKey(db), data });
		},
		async open(data) {
			const { symmetricDecrypt } = await import("better-auth/crypto");
			return symmetricDecrypt({ key: await signInKey(db), data });
		},
	};
}
