-- {"event":"purchase","where":{"category":{"in":["books","music"]},"amount":{"moreThan":"5"}},"count":{"atLeast":3},"within":"365d"}

SELECT bitmapCardinality(e0_0) AS customers
FROM (SELECT groupBitmapStateIf(customer_key, ifNull(m0 >= {p0:Int64}, 0)) AS e0_0 FROM (SELECT customer_key, count() AS m0 FROM ws_w.events_v3 WHERE name = {p1:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time >= fromUnixTimestamp64Milli({p3:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({p2:Int64}, 'UTC') AND ifNull(p_11 IN {p4:Array(String)}, 0) AND ifNull(p_10 > {p5:Decimal(18, 6)}, 0) GROUP BY customer_key)) AS e0
-- p0 = "3"
-- p1 = "purchase"
-- p2 = 1769817600000
-- p3 = 1738281600000
-- p4 = ["books","music"]
-- p5 = "5"
-- lo = 0
-- hi = 1048575
-- end = 1048576
-- slice = 0
