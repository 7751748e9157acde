import { create } from "qrcode";

/** Light border that readers need around the code, in modules (ISO/IEC 18004). */
const QUIET = 4;

/** The dark modules of a QR code as one SVG path, in a square of `size` units with its quiet border. */
export function qrPath(text: string): { path: string; size: number } {
	const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
	const steps: string[] = [];
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			if (data[y * size + x]) steps.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
		}
	}
	return { path: steps.join(""), size: size + 2 * QUIET };
}
