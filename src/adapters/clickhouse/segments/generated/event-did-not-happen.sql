-- {"not":{"event":"purchase","within":"60d"}}

SELECT bitmapCardinality(bitmapAndnot(c_0, e0_0)) AS customers
FROM (SELECT groupBitmapState(customer_key) AS c_0 FROM ws_w.customers_v3 WHERE customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32}) AS customers
CROSS JOIN (SELECT groupBitmapStateIf(customer_key, ifNull(m0 >= {p0:Int64}, 0)) AS e0_0 FROM (SELECT customer_key, count() AS m0 FROM ws_w.events_v3 WHERE name = {p1:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time >= fromUnixTimestamp64Milli({p3:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({p2:Int64}, 'UTC') GROUP BY customer_key)) AS e0
-- p0 = "1"
-- p1 = "purchase"
-- p2 = 1769817600000
-- p3 = 1764633600000
-- lo = 0
-- hi = 1048575
-- end = 1048576
-- slice = 0
