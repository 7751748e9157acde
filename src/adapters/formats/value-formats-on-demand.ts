import { createRequire } from "node:module";
import type { ValueFormats } from "../../ports/value-formats.ts";
import type * as Loaded from "./value-formats.ts";

const require = createRequire(import.meta.url);

/** Loads the libraries with the first value: the numbering plans and country names of the world, which no start waits for. */
export function valueFormatsOnDemand(): ValueFormats {
	let loaded: ValueFormats | undefined;
	const formats = () => {
		loaded ??= (require("./value-formats.ts") as typeof Loaded).createValueFormats();
		return loaded;
	};
	return {
		email: (text) => formats().email(text),
		phone: (text, defaultCountry) => formats().phone(text, defaultCountry),
		country: (text) => formats().country(text),
		postalCode: (text, country) => formats().postalCode(text, country),
		iban: (text) => formats().iban(text),
		paymentCard: (text) => formats().paymentCard(text),
		nationalId: (text) => formats().nationalId(text),
		ipAddress: (text) => formats().ipAddress(text),
		url: (text) => formats().url(text),
	};
}
