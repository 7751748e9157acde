-- {"all":[{"event":"purchase","sum":"amount","atLeast":500,"within":"365d"},{"event":"purchase","average":"amount","lessThan":80,"within":"90d"},{"event":"purchase","distinct":"category","atLeast":2},{"event":"purchase","last":{"property":"category","equals":"books"}}]}

SELECT bitmapCardinality(e0_0) AS customers
FROM (SELECT groupBitmapStateIf(customer_key, (ifNull(ifNull(m0, 0) >= {p0:Decimal(18, 6)}, 0) AND ifNull(toFloat64(m2) / m1 < {p1:Float64}, 0) AND ifNull(m3 >= {p2:Int64}, 0) AND ifNull(m4 = {p3:String}, 0))) AS e0_0 FROM (SELECT customer_key, sumOrNullIf(p_10, time >= fromUnixTimestamp64Milli({p6:Int64}, 'UTC')) AS m0, countIf(isNotNull(p_10) AND time >= fromUnixTimestamp64Milli({p7:Int64}, 'UTC')) AS m1, sumOrNullIf(p_10, time >= fromUnixTimestamp64Milli({p7:Int64}, 'UTC')) AS m2, uniqExactIf(assumeNotNull(p_11), isNotNull(p_11)) AS m3, argMaxOrNullIf(assumeNotNull(p_11), (time, assumeNotNull(p_11)), isNotNull(p_11)) AS m4 FROM ws_w.events_v3 WHERE name = {p4:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time < fromUnixTimestamp64Milli({p5:Int64}, 'UTC') GROUP BY customer_key)) AS e0
-- p0 = "500"
-- p1 = "80"
-- p2 = "2"
-- p3 = "books"
-- p4 = "purchase"
-- p5 = 1769817600000
-- p6 = 1738281600000
-- p7 = 1762041600000
-- lo = 0
-- hi = 1048575
-- end = 1048576
-- slice = 0
