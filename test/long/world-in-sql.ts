/**
 * The world of the segments once more, in tables of another engine, from the files as they were published.
 * Times of the shop are British: an hour ahead of UTC from 2011-03-27 to 2011-10-30, when no one ordered at night.
 */
export const WORLD_IN_SQL = `
	CREATE TABLE c AS
	SELECT id, age::BIGINT AS age, nullif(job, 'unknown') AS job, marital, nullif(education, 'unknown') AS education,
		balance::BIGINT AS balance, housing = 'yes' AS housing, nullif(contact, 'unknown') AS contact,
		duration::BIGINT AS duration, pdays::BIGINT AS pdays, nullif(poutcome, 'unknown') AS poutcome, y = 'yes' AS subscribed,
		email, since::DATE AS since, replace(replace(seen, 'T', ' '), 'Z', '')::TIMESTAMP AS seen, score::DOUBLE AS score,
		credit::DECIMAL(18, 6) AS credit, coalesce(interests, '[]')::JSON::VARCHAR[] AS interests, motto
	FROM bank
	UNION ALL BY NAME
	SELECT DISTINCT CustomerID AS id, []::VARCHAR[] AS interests FROM shop
	WHERE CustomerID IS NOT NULL AND CustomerID NOT IN (SELECT id FROM bank);

	CREATE TABLE e AS
	SELECT CustomerID AS id,
		local - CASE WHEN local >= '2011-03-27 02:00:00' AND local < '2011-10-30 02:00:00' THEN INTERVAL 1 HOUR ELSE INTERVAL 0 HOUR END AS t,
		InvoiceNo AS invoice, StockCode AS stock, nullif(trim(Description), '?') AS description,
		Quantity::BIGINT AS quantity, UnitPrice::DECIMAL(18, 6) AS price, Country AS country
	FROM (SELECT *, InvoiceDate::TIMESTAMP AS local FROM shop WHERE CustomerID IS NOT NULL);

	CREATE TABLE r AS SELECT * FROM returned;

	CREATE VIEW everything AS SELECT id, t FROM e UNION ALL SELECT id, t FROM r;
`;
