import type { ReactNode } from "react";
import type { ResultOf } from "../../../contract/routes.ts";
import { formatNumber } from "../../design/format.ts";
import { ProtectedSizeText } from "../../design/protected-size-text.tsx";
import classes from "./home.module.css";

/** How much there is. */
export function Totals({ totals }: { totals: ResultOf<"overview">["totals"] }) {
	const { customers, events, segments, fields } = totals;
	return (
		<dl className={classes.totals} aria-label="Totals">
			<Total name="Customers">
				<ProtectedSizeText value={customers} inherit />
			</Total>
			{events.kind === "exact" && <Total name="Events">{formatNumber(events.value)}</Total>}
			<Total name="Segments">{formatNumber(segments)}</Total>
			<Total name="Fields">{formatNumber(fields)}</Total>
		</dl>
	);
}

function Total({ name, children }: { name: string; children: ReactNode }) {
	return (
		<div className={classes.total}>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}
