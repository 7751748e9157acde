import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";

export const RETAIL = "online-retail/online_retail.csv.gz";
export const BANK = "bank-marketing/bank-full.csv.gz";

/** Customers of the shop that are also customers of the bank; the others stay without attributes. */
const SHARED_CUSTOMERS = 4_000;

export interface PreparedFiles {
	/** CSV: the bank's customers, with an id and a few columns of types that the original does not have. */
	bank: string;
	/** Parquet: a `return` for each cancelled order line, with a boolean, a date, a time and a float. */
	returns: string;
}

/**
 * The bank's file names nobody, so each row gets an id: the first ones those of customers of the shop, so that rules can
 * join attributes with events. The tables `shop`, `bank` and `returned` hold the originals, every cell as text.
 */
export async function prepareFiles(db: DuckDBConnection, data: string, directory: string): Promise<PreparedFiles> {
	const files = { bank: join(directory, "bank.csv"), returns: join(directory, "returns.parquet") };
	await db.run("SET threads = 2; SET memory_limit = '2GB'");
	await db.run(
		`CREATE TABLE shop AS SELECT * FROM read_csv('${join(data, RETAIL)}', all_varchar = true, header = true, delim = ',')`,
	);
	await db.run(
		`CREATE TABLE bank_rows AS SELECT row_number() OVER () AS n, * FROM read_csv('${join(data, BANK)}', all_varchar = true, header = true, delim = ';')`,
	);
	await db.run(`
		CREATE TABLE bank AS
		WITH ids AS (
			SELECT row_number() OVER (ORDER BY CustomerID) AS n, CustomerID
			FROM (SELECT DISTINCT CustomerID FROM shop WHERE CustomerID IS NOT NULL) LIMIT ${SHARED_CUSTOMERS}
		)
		SELECT coalesce(CustomerID, 'bank-' || n) AS id, bank_rows.*,
			CASE WHEN n % 3 > 0 THEN 'Person' || n || '@' || ['mail.example', 'post.example', 'work.example'][1 + n % 3] END AS email,
			CASE WHEN n % 10 < 9 THEN strftime(DATE '2010-11-01' + (n % 420)::INTEGER, '%Y-%m-%d') END AS since,
			CASE WHEN n % 8 < 7 THEN strftime(TIMESTAMP '2011-03-26 22:30:00' + INTERVAL (n % 400) MINUTE, '%Y-%m-%dT%H:%M:%SZ') END AS seen,
			CASE WHEN n % 7 < 6 THEN (balance::INTEGER / 7.0)::DOUBLE::VARCHAR END AS score,
			CASE WHEN n % 6 < 5 THEN printf('%.6f', balance::INTEGER + (n % 1000) / 1000000.0) END AS credit,
			CASE n % 5
				WHEN 0 THEN '["garden","kitchen"]' WHEN 1 THEN '["garden"]' WHEN 2 THEN '["Kitchen","it''s"]' WHEN 3 THEN '[]'
			END AS interests,
			['Straße', 'STRASSE', 'École', 'école', 'ΣΊΣΥΦΟΣ', 'σίσυφος', '東京 50%', 'a_b', 'a%b', NULL][1 + (n % 10)::INTEGER] AS motto
		FROM bank_rows LEFT JOIN ids USING (n) ORDER BY n`);
	await db.run(`COPY bank TO '${files.bank}' (FORMAT csv, HEADER, DELIMITER ';')`);
	await db.run(`
		CREATE TABLE returned AS
		SELECT row_number() OVER () AS line, CustomerID AS id, InvoiceNo AS invoice, InvoiceDate::TIMESTAMP AS t,
			-Quantity::INTEGER * UnitPrice::DOUBLE AS refund,
			CASE WHEN length(StockCode) % 2 = 1 THEN Quantity::INTEGER < -1 END AS several,
			CASE WHEN Quantity::INTEGER <> -2 THEN InvoiceDate::DATE + 14 END AS due,
			InvoiceDate::TIMESTAMP + INTERVAL 90 MINUTE AS handled
		FROM shop WHERE CustomerID IS NOT NULL AND InvoiceNo LIKE 'C%'`);
	await db.run(`COPY returned TO '${files.returns}' (FORMAT parquet)`);
	return files;
}
