import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from "jose";
import type { OidcSettings } from "../../src/core/access/sign-on/identity-provider.ts";

interface Grant {
	nonce: string;
	challenge: string;
	redirectUri: string;
	claims: JWTPayload;
}

/** What a token is to be that no honest provider would issue. */
export interface Bend {
	claims?: (claims: JWTPayload) => JWTPayload;
	header?: Partial<JWTHeaderParameters>;
	/** Makes the whole token instead. */
	token?: (claims: JWTPayload) => string | Promise<string>;
}

export type BendableProvider = Awaited<ReturnType<typeof openBendableProvider>>;

export const CLIENT = { id: "segward", secret: "the client's own secret" };

/** An OpenID provider over HTTP on this machine, whose answers can be bent. It checks PKCE, client, redirect URI and code. */
export async function openBendableProvider() {
	const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
	const publicJwk = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" };
	const grants = new Map<string, Grant>();
	const metadata: Record<string, unknown> = {};
	let bend: Bend = {};
	let requests = 0;

	const server: Server = createServer(async (request, response) => {
		requests++;
		const { pathname } = new URL(request.url ?? "/", "http://localhost");
		const answer = (status: number, body: unknown) => {
			response.writeHead(status, { "content-type": "application/json" });
			response.end(JSON.stringify(body));
		};
		if (pathname === "/.well-known/openid-configuration") return answer(200, { ...description(), ...metadata });
		if (pathname === "/keys") return answer(200, { keys: [publicJwk] });
		if (pathname !== "/token") return answer(404, {});
		const form = new URLSearchParams(await textOf(request));
		const grant = grants.get(form.get("code") ?? "");
		grants.delete(form.get("code") ?? "");
		const verifier = createHash("sha256")
			.update(form.get("code_verifier") ?? "")
			.digest("base64url");
		if (
			!grant ||
			!isOurClient(request) ||
			verifier !== grant.challenge ||
			form.get("redirect_uri") !== grant.redirectUri
		) {
			return answer(400, { error: "invalid_grant" });
		}
		return answer(200, { access_token: "at", token_type: "Bearer", expires_in: 60, id_token: await idToken(grant) });
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;

	function isOurClient(request: IncomingMessage): boolean {
		const text = Buffer.from((request.headers.authorization ?? "").replace("Basic ", ""), "base64").toString();
		const [id = "", secret = ""] = text.split(":");
		const plain = (one: string) => decodeURIComponent(one.replaceAll("+", " "));
		return plain(id) === CLIENT.id && plain(secret) === CLIENT.secret;
	}

	function description() {
		return {
			issuer,
			authorization_endpoint: `${issuer}/authorize`,
			token_endpoint: `${issuer}/token`,
			jwks_uri: `${issuer}/keys`,
			response_types_supported: ["code"],
			subject_types_supported: ["public"],
			id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
			authorization_response_iss_parameter_supported: true,
		};
	}

	async function idToken({ nonce, claims: said }: Grant): Promise<string> {
		const now = Math.floor(Date.now() / 1000);
		const honest: JWTPayload = {
			iss: issuer,
			aud: CLIENT.id,
			iat: now,
			exp: now + 300,
			auth_time: now,
			nonce,
			...said,
		};
		const claims = bend.claims?.(honest) ?? honest;
		return (await bend.token?.(claims)) ?? sign(claims, bend.header);
	}

	function sign(claims: JWTPayload, header: Partial<JWTHeaderParameters> = {}): Promise<string> {
		return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "one", ...header }).sign(privateKey);
	}

	return {
		issuer,
		publicJwk,
		sign,
		/** Changes what the provider says of itself. */
		metadata,
		requests: () => requests,
		/** Bends the next tokens. */
		bend(how: Bend) {
			bend = how;
		},
		/** Somebody signs in there: the parameters with which the browser comes back. */
		authorize(url: URL, claims: JWTPayload): Record<string, string> {
			const given = Object.fromEntries(url.searchParams);
			const code = randomBytes(16).toString("hex");
			grants.set(code, {
				nonce: String(given.nonce),
				challenge: String(given.code_challenge),
				redirectUri: String(given.redirect_uri),
				claims,
			});
			return { code, iss: issuer };
		},
		settings: (changes: Partial<OidcSettings> = {}): OidcSettings => ({
			kind: "oidc",
			name: `Provider ${issuer}`,
			enabled: true,
			issuer,
			clientId: CLIENT.id,
			scopes: [],
			emailDomains: [],
			createsAccounts: true,
			groupClaim: "groups",
			grants: [{ group: "crm", workspaceId: "main", roles: ["marketer"], teams: ["crm"] }],
			honouredFactors: [],
			...changes,
		}),
		close: () => new Promise<void>((resolve) => server.close(() => resolve())),
	};
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}
