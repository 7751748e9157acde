-- {"all":[{"attribute":"country","in":["GB","DE"]},{"attribute":"active","equals":true},{"event":"purchase","count":{"atLeast":3},"within":"365d"},{"event":"purchase","sum":"amount","atLeast":500,"within":"365d"},{"not":{"event":"login","within":"60d"}}]}

SELECT bitmapCardinality(bitmapAndnot(bitmapAnd(c_0, e0_0), e1_0)) AS customers
FROM (SELECT groupBitmapStateIf(customer_key, (ifNull(a_1 IN {p0:Array(String)}, 0) AND ifNull(a_5 = {p1:Bool}, 0))) AS c_0 FROM ws_w.customers_v3 WHERE customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32}) AS customers
CROSS JOIN (SELECT groupBitmapStateIf(customer_key, (ifNull(m0 >= {p2:Int64}, 0) AND ifNull(ifNull(m1, 0) >= {p3:Decimal(18, 6)}, 0))) AS e0_0 FROM (SELECT customer_key, count() AS m0, sumOrNull(p_10) AS m1 FROM ws_w.events_v3 WHERE name = {p5:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time >= fromUnixTimestamp64Milli({p7:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({p6:Int64}, 'UTC') GROUP BY customer_key)) AS e0
CROSS JOIN (SELECT groupBitmapStateIf(customer_key, ifNull(m0 >= {p4:Int64}, 0)) AS e1_0 FROM (SELECT customer_key, count() AS m0 FROM ws_w.events_v3 WHERE name = {p8:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time >= fromUnixTimestamp64Milli({p9:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({p6:Int64}, 'UTC') GROUP BY customer_key)) AS e1
-- p0 = ["GB","DE"]
-- p1 = "true"
-- p2 = "3"
-- p3 = "500"
-- p4 = "1"
-- p5 = "purchase"
-- p6 = 1769817600000
-- p7 = 1738281600000
-- p8 = "login"
-- p9 = 1764633600000
-- lo = 0
-- hi = 1048575
-- end = 1048576
-- slice = 0
