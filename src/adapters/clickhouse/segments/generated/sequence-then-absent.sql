-- {"sequence":[{"event":"cart"},{"not":{"event":"purchase"},"within":"3d"}],"within":"90d"}

SELECT bitmapCardinality(e0_0) AS customers
FROM (SELECT groupBitmapStateIf(customer_key, notEmpty(arrayMap(merged -> arrayFilter((t, next) -> bitTest(t, 0) AND (bitTest(next, 0) OR next - t >= {p0:Int64}) AND t - 1 + {p0:Int64} <= {p1:Int64}, merged, arrayReverseFill(t -> NOT bitTest(t, 0), merged)), [arraySort(arrayConcat(arrayMap(t -> t + 1, m0), m1))])[1])) AS e0_0 FROM (SELECT customer_key, groupArrayIf(2 * toUnixTimestamp64Milli(time), name = {p2:String} AND time >= fromUnixTimestamp64Milli({p4:Int64}, 'UTC')) AS m0, groupArrayIf(2 * toUnixTimestamp64Milli(time), name = {p5:String}) AS m1 FROM ws_w.events_v3 WHERE name IN ({p2:String}, {p5:String}) AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time < fromUnixTimestamp64Milli({p3:Int64}, 'UTC') GROUP BY customer_key)) AS e0
-- p0 = 518400000
-- p1 = 3539635200000
-- p2 = "cart"
-- p3 = 1769817600000
-- p4 = 1762041600000
-- p5 = "purchase"
-- lo = 0
-- hi = 1048575
-- end = 1048576
-- slice = 0
