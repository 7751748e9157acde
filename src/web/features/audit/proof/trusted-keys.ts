/** Who must sign the log, as this browser keeps it. */
export interface TrustedKeys {
	log: string;
	/** Typed in by somebody, who has it from elsewhere; otherwise what the server stated when it was first asked. */
	isWrittenDown: boolean;
	witnesses: readonly string[];
}

const PLACE = "segward.log-keys";

/** Keeps the key that the server states if none is kept yet: from then on another one shows. */
export function trustedKeys(
	statedKey: string,
	storage: Pick<Storage, "getItem" | "setItem"> = localStorage,
): TrustedKeys {
	const kept = parsed(storage.getItem(PLACE));
	if (kept !== undefined) return kept;
	const first = { log: statedKey, isWrittenDown: false, witnesses: [] };
	keepTrustedKeys(first, storage);
	return first;
}

export function keepTrustedKeys(keys: TrustedKeys, storage: Pick<Storage, "setItem"> = localStorage): void {
	storage.setItem(PLACE, JSON.stringify(keys));
}

function parsed(text: string | null): TrustedKeys | undefined {
	try {
		const { log, isWrittenDown, witnesses } = JSON.parse(text ?? "") as Partial<TrustedKeys>;
		if (typeof log !== "string" || !Array.isArray(witnesses)) return undefined;
		return {
			log,
			isWrittenDown: isWrittenDown === true,
			witnesses: witnesses.filter((one) => typeof one === "string"),
		};
	} catch {
		return undefined;
	}
}
