import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";

/** One line of the published file, in its own words. */
export interface OrderLine {
	/** Invoice number; cancellations start with `C`. */
	order: string;
	/** 1-based place in the invoice. */
	lineNo: number;
	sku: string;
	product: string;
	quantity: number;
	/** Local time of the shop, `YYYY-MM-DD hh:mm:ss`. */
	time: string;
	price: number;
	/** "" where the shop did not know the customer. */
	customerId: string;
	country: string;
}

/** Reads `online_retail.csv.gz` as UCI publishes it (ids there look like `17850.0`). */
export function readOrderLines(file: string): OrderLine[] {
	const rows = parse(gunzipSync(readFileSync(file)), { columns: true, skip_empty_lines: true }) as Record<
		string,
		string
	>[];
	const linesOfOrder = new Map<string, number>();
	return rows.map((row) => {
		const order = row.InvoiceNo ?? "";
		const lineNo = (linesOfOrder.get(order) ?? 0) + 1;
		linesOfOrder.set(order, lineNo);
		return {
			order,
			lineNo,
			sku: row.StockCode ?? "",
			product: (row.Description ?? "").trim().replace(/\s+/g, " "),
			quantity: Number(row.Quantity),
			time: row.InvoiceDate ?? "",
			price: Number(row.UnitPrice),
			customerId: (row.CustomerID ?? "").replace(/\.0$/, ""),
			country: row.Country ?? "",
		};
	});
}
