-- {"rank":{"event":"purchase","sum":"amount","top":100}}

SELECT toString(value) AS boundary FROM (SELECT value FROM (SELECT m0 AS value FROM (SELECT customer_key, sumOrNull(p_10) AS m0 FROM ws_w.events_v3 WHERE name = {p0:String} AND time < fromUnixTimestamp64Milli({p1:Int64}, 'UTC') GROUP BY customer_key) WHERE isNotNull(value)) ORDER BY value DESC LIMIT {p2:UInt64}) ORDER BY value ASC LIMIT 1
-- p0 = "purchase"
-- p1 = 1769817600000
-- p2 = 100

SELECT bitmapCardinality(e0_0) AS customers
FROM (SELECT groupBitmapStateIf(customer_key, ifNull(m0 >= {p0:Decimal(38, 6)}, 0)) AS e0_0 FROM (SELECT customer_key, sumOrNull(p_10) AS m0 FROM ws_w.events_v3 WHERE name = {p1:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time < fromUnixTimestamp64Milli({p2:Int64}, 'UTC') GROUP BY customer_key)) AS e0
-- p0 = "12.5"
-- p1 = "purchase"
-- p2 = 1769817600000
-- lo = 0
-- hi = 1048575
-- end = 1048576
-- slice = 0
