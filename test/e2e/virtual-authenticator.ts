import type { CDPSession, Page } from "playwright-core";

/** What it holds, binary fields in Base64. */
export interface VirtualCredential {
	credentialId: string;
	isResidentCredential: boolean;
	rpId?: string;
	privateKey: string;
	userHandle?: string;
	signCount: number;
}

/** An authenticator inside the browser, as the W3C's WebAuthn automation describes it. */
export class VirtualAuthenticator {
	readonly #session: CDPSession;
	readonly #id: string;

	private constructor(session: CDPSession, id: string) {
		this.#session = session;
		this.#id = id;
	}

	static async on(page: Page): Promise<VirtualAuthenticator> {
		const session = await page.context().newCDPSession(page);
		await session.send("WebAuthn.enable");
		const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
			options: {
				protocol: "ctap2",
				transport: "internal",
				hasResidentKey: true,
				hasUserVerification: true,
				isUserVerified: true,
				automaticPresenceSimulation: true,
			},
		});
		return new VirtualAuthenticator(session, authenticatorId);
	}

	/** Whether it recognises its user from now on. */
	async recognises(isUserVerified: boolean): Promise<void> {
		await this.#session.send("WebAuthn.setUserVerified", { authenticatorId: this.#id, isUserVerified });
	}

	async credentials(): Promise<VirtualCredential[]> {
		const { credentials } = await this.#session.send("WebAuthn.getCredentials", { authenticatorId: this.#id });
		return credentials;
	}

	/** As a copy of the authenticator from an earlier day would count. */
	async countBack(): Promise<void> {
		for (const credential of await this.credentials()) {
			await this.#session.send("WebAuthn.removeCredential", {
				authenticatorId: this.#id,
				credentialId: credential.credentialId,
			});
			await this.#session.send("WebAuthn.addCredential", {
				authenticatorId: this.#id,
				credential: { ...credential, signCount: 0 },
			});
		}
	}
}
