import type { AuthenticationResponseJSON, RegistrationResponseJSON, WebAuthnCredential } from "@simplewebauthn/server";
import type { PasskeyCeremonies, PasskeyCredential } from "../../ports/passkeys.ts";

const VALID_MS = 300_000;

/** Web Authentication by `@simplewebauthn/server`, which is loaded when somebody first uses a passkey. */
export function passkeyCeremonies(): PasskeyCeremonies {
	const library = () => import("@simplewebauthn/server");
	return {
		async registrationOptions(party, person, known) {
			const { generateRegistrationOptions } = await library();
			const options = await generateRegistrationOptions({
				rpName: "Segward",
				rpID: party.host,
				userID: new Uint8Array(Buffer.from(person.handle, "base64url")),
				userName: person.email,
				userDisplayName: person.name,
				timeout: VALID_MS,
				attestationType: "none",
				excludeCredentials: known.map(descriptorOf),
				authenticatorSelection: { residentKey: "required", userVerification: "required" },
			});
			return { challenge: options.challenge, options: { ...options } };
		},

		async verifyRegistration({ origin, host }, challenge, answer) {
			const { verifyRegistrationResponse } = await library();
			const verified = await unlessRefused(() =>
				verifyRegistrationResponse({
					response: answer as unknown as RegistrationResponseJSON,
					expectedChallenge: challenge,
					expectedOrigin: origin,
					expectedRPID: host,
					requireUserVerification: true,
				}),
			);
			if (!verified?.verified) return null;
			const { credential, credentialBackedUp } = verified.registrationInfo;
			return {
				credentialId: credential.id,
				publicKey: Buffer.from(credential.publicKey).toString("base64url"),
				counter: credential.counter,
				transports: credential.transports ?? [],
				synced: credentialBackedUp,
			};
		},

		async assertionOptions({ host }, known) {
			const { generateAuthenticationOptions } = await library();
			const options = await generateAuthenticationOptions({
				rpID: host,
				allowCredentials: known.map(descriptorOf),
				userVerification: "required",
				timeout: VALID_MS,
			});
			return { challenge: options.challenge, options: { ...options } };
		},

		async verifyAssertion({ origin, host }, challenge, answer, credential) {
			const { verifyAuthenticationResponse } = await library();
			// The library refuses a counter that went back like any other fault; here it is told apart, so it gets none.
			const verified = await unlessRefused(() =>
				verifyAuthenticationResponse({
					response: answer as unknown as AuthenticationResponseJSON,
					expectedChallenge: challenge,
					expectedOrigin: origin,
					expectedRPID: host,
					requireUserVerification: true,
					credential: { ...forLibrary(credential), counter: 0 },
				}),
			);
			if (!verified?.verified) return null;
			const { newCounter } = verified.authenticationInfo;
			const counts = newCounter > 0 || credential.counter > 0;
			return counts && newCounter <= credential.counter ? "copied" : { counter: newCounter };
		},
	};
}

function forLibrary({ credentialId, publicKey, counter }: PasskeyCredential): WebAuthnCredential {
	return { id: credentialId, publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")), counter };
}

function descriptorOf({ credentialId, transports }: PasskeyCredential) {
	return { id: credentialId, transports };
}

/** The library throws a plain `Error` for whatever is wrong with an answer; what it was helps only who forged it. */
async function unlessRefused<T>(verify: () => Promise<T>): Promise<T | null> {
	try {
		return await verify();
	} catch (error) {
		if (error instanceof Error) return null;
		throw error;
	}
}
