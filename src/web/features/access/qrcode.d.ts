/** What is used of the `qrcode` package, which ships no types. */
declare module "qrcode" {
	export interface QrCode {
		/** Row by row; a set bit is a dark module. */
		modules: { size: number; data: Uint8Array };
	}
	export function create(text: string, options?: { errorCorrectionLevel?: "L" | "M" | "Q" | "H" }): QrCode;
}
