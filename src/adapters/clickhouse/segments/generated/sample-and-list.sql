-- {"all":[{"sample":"5%","seed":"spring"},{"not":{"list":"suppressed"}}]}

SELECT bitmapCardinality(bitmapAndnot(c_0, s0_0)) AS customers
FROM (SELECT groupBitmapStateIf(customer_key, sipHash64Keyed(({p0:UInt64}, {p1:UInt64}), customer_key) % 1000000 < {p2:UInt32}) AS c_0 FROM ws_w.customers_v3 WHERE customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32}) AS customers
CROSS JOIN (SELECT bitmapSubsetInRange(groupBitmapMergeState(members), {lo:UInt32}, {end:UInt32}) AS s0_0 FROM ws_w.lists WHERE list_no = {p3:UInt32} AND slice = {slice:UInt32}) AS s0
-- p0 = "3252283045439655174"
-- p1 = "2530833988186723567"
-- p2 = 50000
-- p3 = 7
-- lo = 0
-- hi = 1048575
-- end = 1048576
-- slice = 0
