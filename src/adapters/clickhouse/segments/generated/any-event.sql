-- {"event":"*","last":{"within":"30d"}}

SELECT bitmapCardinality(e0_0) AS customers
FROM (SELECT groupBitmapStateIf(customer_key, ifNull(m0 >= {p0:DateTime64(3, 'UTC')} AND m0 < {p1:DateTime64(3, 'UTC')}, 0)) AS e0_0 FROM (SELECT customer_key, maxOrNull(time) AS m0 FROM ws_w.events_v3 WHERE customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time < fromUnixTimestamp64Milli({p2:Int64}, 'UTC') GROUP BY customer_key)) AS e0
-- p0 = "2026-01-01 00:00:00.000"
-- p1 = "2026-01-31 00:00:00.000"
-- p2 = 1769817600000
-- lo = 0
-- hi = 1048575
-- end = 1048576
-- slice = 0
