-- {"sequence":[{"event":"view"},{"event":"cart","within":"1d"},{"event":"purchase","within":"7d"}]}

SELECT bitmapCardinality(e0_0) AS customers
FROM (SELECT groupBitmapStateIf(customer_key, notEmpty(arrayMap(merged -> arrayFilter((t, before) -> NOT bitTest(t, 0) AND bitTest(before, 0) AND t - before < {p1:Int64}, merged, arrayFill(t -> bitTest(t, 0), merged)), [arraySort(arrayConcat(arrayMap(t -> t + 1, arrayMap(merged -> arrayFilter((t, before) -> NOT bitTest(t, 0) AND bitTest(before, 0) AND t - before < {p0:Int64}, merged, arrayFill(t -> bitTest(t, 0), merged)), [arraySort(arrayConcat(arrayMap(t -> t + 1, m0), m1))])[1]), m2))])[1])) AS e0_0 FROM (SELECT customer_key, groupArrayIf(2 * toUnixTimestamp64Milli(time), name = {p2:String}) AS m0, groupArrayIf(2 * toUnixTimestamp64Milli(time), name = {p4:String}) AS m1, groupArrayIf(2 * toUnixTimestamp64Milli(time), name = {p5:String}) AS m2 FROM ws_w.events_v3 WHERE name IN ({p4:String}, {p5:String}, {p2:String}) AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time < fromUnixTimestamp64Milli({p3:Int64}, 'UTC') GROUP BY customer_key)) AS e0
-- p0 = 172800000
-- p1 = 1209600000
-- p2 = "view"
-- p3 = 1769817600000
-- p4 = "cart"
-- p5 = "purchase"
-- lo = 0
-- hi = 1048575
-- end = 1048576
-- slice = 0
