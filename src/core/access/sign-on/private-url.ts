const PATTERN = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^/:?#@\s\\]+)(?::\d{1,5})?(?:[/?#]|$)/i;
const THIS_MACHINE = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether what travels to this address is encrypted, or does not leave the machine. Addresses with a user name are neither. */
export function isPrivateUrl(url: string): boolean {
	const [, scheme = "", host = ""] = PATTERN.exec(url) ?? [];
	return scheme.toLowerCase() === "https" || (scheme !== "" && THIS_MACHINE.has(host.toLowerCase()));
}
