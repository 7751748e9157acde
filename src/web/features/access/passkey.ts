import type {
	AuthenticationResponseJSON,
	PublicKeyCredentialCreationOptionsJSON,
	PublicKeyCredentialRequestOptionsJSON,
	RegistrationResponseJSON,
} from "@simplewebauthn/browser";
import { client } from "../../client/client.ts";

type Json = Record<string, unknown>;

/** Whether this browser knows passkeys at all. */
export const passkeysWork = typeof window !== "undefined" && "PublicKeyCredential" in window;

/** Signs in, or passes the second factor after a password. */
export async function signInWithPasskey(): Promise<void> {
	const { options } = await client.passkeySignInOptions({});
	await client.signInWithPasskey({ passkey: await assertion(options) });
}

/** Proves the second factor anew. */
export async function stepUpWithPasskey(): Promise<void> {
	const { options } = await client.stepUpOptions({});
	await client.stepUp({ passkey: await assertion(options) });
}

/** Makes a passkey in an authenticator of the person's choice. */
export async function createPasskey(name: string): Promise<void> {
	const { options } = await client.newPasskeyOptions({});
	const { startRegistration } = await import("@simplewebauthn/browser");
	const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
	const made: RegistrationResponseJSON = await startRegistration({ optionsJSON });
	await client.addPasskey({ name, passkey: made as unknown as Json });
}

async function assertion(options: Json): Promise<Json> {
	const { startAuthentication } = await import("@simplewebauthn/browser");
	const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
	const given: AuthenticationResponseJSON = await startAuthentication({ optionsJSON });
	return given as unknown as Json;
}
