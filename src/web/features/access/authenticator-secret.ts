/** The secret of an `otpauth://` address, for typing it in: in groups of four. */
export function authenticatorSecret(totpUri: string): string {
	const secret = new URL(totpUri).searchParams.get("secret") ?? "";
	return secret.replace(/(.{4})(?=.)/g, "$1 ");
}
