import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import type { OidcSettings } from "../../src/core/access/sign-on/identity-provider.ts";

export type RealProvider = Awaited<ReturnType<typeof openRealProvider>>;

const CLIENT = { id: "segward", secret: "a secret between the two of them" };

/** A certified OpenID provider over HTTP on this machine, with the pages for development that come with it. */
export async function openRealProvider() {
	let handle: ReturnType<Provider["callback"]> | undefined;
	const server = createServer((request, response) => void handle?.(request, response));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
	return {
		issuer,
		clientSecret: CLIENT.secret,
		settings: (changes: Partial<OidcSettings> = {}): OidcSettings => ({
			kind: "oidc",
			name: "Example login",
			enabled: true,
			issuer,
			clientId: CLIENT.id,
			scopes: ["groups"],
			emailDomains: ["example.org"],
			createsAccounts: true,
			groupClaim: "groups",
			grants: [{ group: "crm", workspaceId: "main", roles: ["marketer"], teams: ["crm"] }],
			honouredFactors: [],
			...changes,
		}),
		/** From now on it answers, and sends browsers back to this address alone. */
		open(redirectUri: string) {
			const provider = new Provider(issuer, {
				clients: [
					{
						client_id: CLIENT.id,
						client_secret: CLIENT.secret,
						redirect_uris: [redirectUri],
						response_types: ["code"],
					},
				],
				scopes: ["openid", "email", "profile", "groups"],
				claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
				findAccount: (_context, id) => ({
					accountId: id,
					claims: () => ({
						sub: id,
						email: `${id}@example.org`,
						email_verified: true,
						name: `${id} at the provider`,
						groups: ["crm", "everyone"],
					}),
				}),
				cookies: { keys: ["only for this test"] },
			});
			handle = provider.callback();
		},
		close: () =>
			new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

/** A browser without a screen: follows redirects, keeps cookies, fills in the provider's forms. */
export class FormFiller {
	readonly #cookies = new Map<string, string>();

	/** Goes to an address and on through login and consent, until a redirect leads elsewhere: that address. */
	async signIn(start: URL, login: string): Promise<URL> {
		let [url, form]: [URL, URLSearchParams | undefined] = [start, undefined];
		for (let step = 0; step < 20; step++) {
			const response = await fetch(url, {
				method: form === undefined ? "GET" : "POST",
				body: form,
				redirect: "manual",
				headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
			});
			for (const cookie of response.headers.getSetCookie()) {
				const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
				this.#cookies.set(name, value);
			}
			const location = response.headers.get("location");
			if (location !== null) {
				[url, form] = [new URL(location, url), undefined];
				if (url.origin !== start.origin) return url;
				continue;
			}
			const page = await response.text();
			const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
			if (action === undefined) throw new Error(`No form, status ${response.status}.`);
			const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? "login";
			url = new URL(action, url);
			form = new URLSearchParams(prompt === "login" ? { prompt, login, password: "any" } : { prompt });
		}
		throw new Error("It never came back.");
	}
}
