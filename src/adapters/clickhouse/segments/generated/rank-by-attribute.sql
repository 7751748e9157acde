-- {"rank":{"attribute":"balance","top":"10%"}}

SELECT count() AS customers FROM (SELECT a_2 AS value FROM ws_w.customers_v3 WHERE isNotNull(value))

SELECT toString(value) AS boundary FROM (SELECT value FROM (SELECT a_2 AS value FROM ws_w.customers_v3 WHERE isNotNull(value)) ORDER BY value DESC LIMIT {p0:UInt64}) ORDER BY value ASC LIMIT 1
-- p0 = 100

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE ifNull(a_2 >= {p0:Decimal(38, 6)}, 0)
-- p0 = "12.5"
