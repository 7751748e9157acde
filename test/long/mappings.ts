import { mappingOf } from "./house.ts";

export const RETAIL_MAPPING = mappingOf(
	"events",
	[
		{ column: "CustomerID", role: "external-id" },
		{ column: "InvoiceDate", role: "time" },
		{ column: "InvoiceNo", role: "property", field: "invoice", type: "text" },
		{ column: "StockCode", role: "property", field: "stock_code", type: "text" },
		{ column: "Description", role: "property", field: "description", type: "text" },
		{ column: "Quantity", role: "property", field: "quantity", type: "integer" },
		{ column: "UnitPrice", role: "property", field: "price", type: "decimal" },
		{ column: "Country", role: "property", field: "country", type: "text" },
	],
	{ eventName: "order line", timeZone: "Europe/London" },
);

const attribute = (name: string, type: string, column = name) => ({ column, role: "attribute", field: name, type });
export const BANK_MAPPING = mappingOf(
	"customers",
	[
		{ column: "id", role: "external-id" },
		{ column: "email", role: "identifier", field: "email", format: "email", labels: ["email"] },
		...["job", "marital", "education", "contact", "poutcome", "motto"].map((name) => attribute(name, "text")),
		...["age", "balance", "duration", "pdays"].map((name) => attribute(name, "integer")),
		attribute("housing", "boolean"),
		attribute("subscribed", "boolean", "y"),
		attribute("since", "date"),
		attribute("seen", "timestamp"),
		attribute("score", "float"),
		attribute("credit", "decimal"),
		attribute("interests", "text-list"),
	],
	{ delimiter: ";", nulls: ["", "unknown"] },
);

export const RETURNS_MAPPING = mappingOf(
	"events",
	[
		{ column: "id", role: "external-id" },
		{ column: "t", role: "time" },
		{ column: "line", role: "message-id" },
		{ column: "refund", role: "property", field: "refund", type: "float" },
		{ column: "several", role: "property", field: "several", type: "boolean" },
		{ column: "due", role: "property", field: "due", type: "date" },
		{ column: "handled", role: "property", field: "handled", type: "timestamp" },
	],
	{ eventName: "return" },
);
