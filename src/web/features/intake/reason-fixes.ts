import type { QuarantineReason } from "../../../core/intake/reasons.ts";

const READ = "under “How the file is read”";
const TYPE = "under “Type and format” of the column";
const CHECKS = "in the checks of the column";

/** What to do about a reason in the words of the screen, where those of the reason are for whoever writes the document. */
export const REASON_FIXES: Partial<Record<QuarantineReason, string>> = {
	"row-encoding": `Save the file as UTF-8, or choose its encoding ${READ}.`,
	"row-too-long": `Quote cells that contain the delimiter, or choose another delimiter ${READ}.`,
	"external-id-invalid":
		"Ids have at most 512 characters, on one line. Where only some are whole numbers, take “Ids are whole numbers” out of the checks of the column.",
	"customer-unknown": `Import the customers first, or let unknown customers be created ${READ}.`,
	"event-name-missing": `Give every event a name, or one name to all of them ${READ}.`,
	"value-missing": "Fill it in, or take “required” off the column.",
	"value-nested": `Map one of its parts, or choose the type text-list ${TYPE}.`,
	"integer-invalid": `Choose another type ${TYPE}, or the decimal separator ${READ}.`,
	"decimal-invalid": `Choose another type ${TYPE}, or the decimal separator ${READ}.`,
	"decimal-too-precise": `Round in the source, or choose the type float ${TYPE}.`,
	"float-invalid": `Choose another type ${TYPE}, or the decimal separator ${READ}.`,
	"date-invalid": `Write dates as YYYY-MM-DD, or choose the order of dates ${READ}.`,
	"date-order-unknown": `Choose the order of dates ${READ}.`,
	"timestamp-invalid": `Write times as YYYY-MM-DD hh:mm:ss, or choose the order of dates ${READ}.`,
	"birth-date-invalid": `Write it as YYYY-MM-DD, or choose the order of dates ${READ}.`,
	"text-too-long": `Shorten it, or raise “Most characters” ${CHECKS}.`,
	"value-not-allowed": `Correct it, or add it to “Allowed values” ${CHECKS}.`,
	"value-too-small": `Correct it, or change “Least” ${CHECKS}.`,
	"value-too-large": `Correct it, or change “Most” ${CHECKS}.`,
	"active-formula": `Correct it, or keep formulas as text ${READ}.`,
	"active-markup": `Correct it, or keep HTML and script as text ${READ}.`,
	"identifier-in-text":
		"Let the column become an identifier, or give it the label free-text in its checks, so that addresses are taken out. Event names hold none.",
	"phone-invalid": `Write it as +44…, or choose the country, or the column that holds it, ${READ}.`,
	"postal-code-invalid": `Correct it, or choose the country, or the column that holds it, ${READ}.`,
};

/** Whether the way out is in the mapping. */
export function isFixedInMapping(reason: string): boolean {
	return Object.hasOwn(REASON_FIXES, reason);
}
