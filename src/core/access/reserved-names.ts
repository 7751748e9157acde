/** Names that the access log gives to others than people and programs. */
const RESERVED_NAMES: readonly string[] = ["anonymous", "local operator", "segward"];

/** Whether the access log would mistake a person or program of this name for somebody else. */
export function isReservedName(name: string): boolean {
	return RESERVED_NAMES.includes(name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase());
}
