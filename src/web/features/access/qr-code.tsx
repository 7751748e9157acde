import { useMemo } from "react";
import { qrPath } from "./qr-path.ts";

/** Black on white in both themes: many readers want it so. */
export default function QrCode({ text, label }: { text: string; label: string }) {
	const { path, size } = useMemo(() => qrPath(text), [text]);
	return (
		<svg
			viewBox={`0 0 ${size} ${size}`}
			width={200}
			height={200}
			role="img"
			aria-label={label}
			shapeRendering="crispEdges"
			style={{ borderRadius: 8, border: "1px solid var(--segward-line)", flex: "none" }}
		>
			<rect width={size} height={size} fill="#ffffff" />
			<path d={path} fill="#000000" />
		</svg>
	);
}
