SELECT arrayReduce('countResample(0, 64, 1)', arrayMap(k -> bitAnd(bitShiftRight(bitOr(bitAnd(intHash64(bitXor(intHash64(bitXor(toUInt64(k) * 11400714819323198485, {p5:UInt64})), {p5:UInt64})), 18446744069414584320), k), 32), 63), bitmapToArray(bitmapAnd(c_1, bitmapAndnot(bitmapAnd(c_0, e0_0), e1_0)) AS members))) AS buckets, arrayMap(p -> toString(p), arraySlice(arrayPartialSort({p6:UInt32}, arrayMap(k -> bitOr(bitAnd(intHash64(bitXor(intHash64(bitXor(toUInt64(k) * 11400714819323198485, {p5:UInt64})), {p5:UInt64})), 18446744069414584320), k), bitmapToArray(members))), 1, {p6:UInt32})) AS places
FROM (SELECT groupBitmapStateIf(customer_key, (ifNull(a_1 IN {p0:Array(String)}, 0) AND ifNull(a_5 = {p1:Bool}, 0))) AS c_0, groupBitmapState(customer_key) AS c_1 FROM ws_w.customers_v3 WHERE customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32}) AS customers
CROSS JOIN (SELECT groupBitmapStateIf(customer_key, (ifNull(m0 >= {p2:Int64}, 0) AND ifNull(ifNull(m1, 0) >= {p3:Decimal(18, 6)}, 0))) AS e0_0 FROM (SELECT customer_key, count() AS m0, sumOrNull(p_10) AS m1 FROM ws_w.events_v3 WHERE name = {p7:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time >= fromUnixTimestamp64Milli({p9:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({p8:Int64}, 'UTC') GROUP BY customer_key)) AS e0
CROSS JOIN (SELECT groupBitmapStateIf(customer_key, ifNull(m0 >= {p4:Int64}, 0)) AS e1_0 FROM (SELECT customer_key, count() AS m0 FROM ws_w.events_v3 WHERE name = {p10:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time >= fromUnixTimestamp64Milli({p11:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({p8:Int64}, 'UTC') GROUP BY customer_key)) AS e1
-- p0 = ["GB","DE"]
-- p1 = "true"
-- p2 = "3"
-- p3 = "500"
-- p4 = "1"
-- p5 = "0"
-- p6 = 20
-- p7 = "purchase"
-- p8 = 1769817600000
-- p9 = 1738281600000
-- p10 = "login"
-- p11 = 1764633600000
-- lo = 0
-- hi = 1000
-- end = 1001
-- slice = 0

SELECT [arrayReduce('countResample(0, 64, 1)', arrayMap(k -> bitAnd(bitShiftRight(bitOr(bitAnd(intHash64(bitXor(intHash64(bitXor(toUInt64(k) * 11400714819323198485, {p5:UInt64})), {p5:UInt64})), 18446744069414584320), k), 32), 63), bitmapToArray(bitmapAnd(c_1, bitmapAndnot(bitmapAnd(c_0, e0_0), e1_0))))),
arrayReduce('countResample(0, 64, 1)', arrayMap(k -> bitAnd(bitShiftRight(bitOr(bitAnd(intHash64(bitXor(intHash64(bitXor(toUInt64(k) * 11400714819323198485, {p5:UInt64})), {p5:UInt64})), 18446744069414584320), k), 32), 63), bitmapToArray(c_2))),
arrayReduce('countResample(0, 64, 1)', arrayMap(k -> bitAnd(bitShiftRight(bitOr(bitAnd(intHash64(bitXor(intHash64(bitXor(toUInt64(k) * 11400714819323198485, {p5:UInt64})), {p5:UInt64})), 18446744069414584320), k), 32), 63), bitmapToArray(c_3))),
arrayReduce('countResample(0, 64, 1)', arrayMap(k -> bitAnd(bitShiftRight(bitOr(bitAnd(intHash64(bitXor(intHash64(bitXor(toUInt64(k) * 11400714819323198485, {p5:UInt64})), {p5:UInt64})), 18446744069414584320), k), 32), 63), bitmapToArray(bitmapAnd(c_1, e0_1)))),
arrayReduce('countResample(0, 64, 1)', arrayMap(k -> bitAnd(bitShiftRight(bitOr(bitAnd(intHash64(bitXor(intHash64(bitXor(toUInt64(k) * 11400714819323198485, {p5:UInt64})), {p5:UInt64})), 18446744069414584320), k), 32), 63), bitmapToArray(bitmapAnd(c_1, e0_2)))),
arrayReduce('countResample(0, 64, 1)', arrayMap(k -> bitAnd(bitShiftRight(bitOr(bitAnd(intHash64(bitXor(intHash64(bitXor(toUInt64(k) * 11400714819323198485, {p5:UInt64})), {p5:UInt64})), 18446744069414584320), k), 32), 63), bitmapToArray(bitmapAndnot(c_1, e1_0)))),
arrayReduce('countResample(0, 64, 1)', arrayMap(k -> bitAnd(bitShiftRight(bitOr(bitAnd(intHash64(bitXor(intHash64(bitXor(toUInt64(k) * 11400714819323198485, {p5:UInt64})), {p5:UInt64})), 18446744069414584320), k), 32), 63), bitmapToArray(bitmapAnd(c_1, e1_0))))] AS buckets
FROM (SELECT groupBitmapStateIf(customer_key, (ifNull(a_1 IN {p0:Array(String)}, 0) AND ifNull(a_5 = {p1:Bool}, 0))) AS c_0, groupBitmapState(customer_key) AS c_1, groupBitmapStateIf(customer_key, ifNull(a_1 IN {p0:Array(String)}, 0)) AS c_2, groupBitmapStateIf(customer_key, ifNull(a_5 = {p1:Bool}, 0)) AS c_3 FROM ws_w.customers_v3 WHERE customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32}) AS customers
CROSS JOIN (SELECT groupBitmapStateIf(customer_key, (ifNull(m0 >= {p2:Int64}, 0) AND ifNull(ifNull(m1, 0) >= {p3:Decimal(18, 6)}, 0))) AS e0_0, groupBitmapStateIf(customer_key, ifNull(m0 >= {p2:Int64}, 0)) AS e0_1, groupBitmapStateIf(customer_key, ifNull(ifNull(m1, 0) >= {p3:Decimal(18, 6)}, 0)) AS e0_2 FROM (SELECT customer_key, count() AS m0, sumOrNull(p_10) AS m1 FROM ws_w.events_v3 WHERE name = {p6:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time >= fromUnixTimestamp64Milli({p8:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({p7:Int64}, 'UTC') GROUP BY customer_key)) AS e0
CROSS JOIN (SELECT groupBitmapStateIf(customer_key, ifNull(m0 >= {p4:Int64}, 0)) AS e1_0 FROM (SELECT customer_key, count() AS m0 FROM ws_w.events_v3 WHERE name = {p9:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time >= fromUnixTimestamp64Milli({p10:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({p7:Int64}, 'UTC') GROUP BY customer_key)) AS e1
-- p0 = ["GB","DE"]
-- p1 = "true"
-- p2 = "3"
-- p3 = "500"
-- p4 = "1"
-- p5 = "0"
-- p6 = "purchase"
-- p7 = 1769817600000
-- p8 = 1738281600000
-- p9 = "login"
-- p10 = 1764633600000
-- lo = 0
-- hi = 1000
-- end = 1001
-- slice = 0

SELECT count() AS leftovers FROM ws_w.memberships WHERE segment_no IN {current_segments:Array(UInt32)} AND has(arrayZip({current_segments:Array(UInt32)}, {current_refreshes:Array(UInt32)}), (segment_no, refresh_no))
-- current_segments = [1,2,3]
-- current_refreshes = [10,11,12]

INSERT INTO ws_w.memberships (segment_no, refresh_no, slice, members)
SELECT membership.1, membership.2, {slice:UInt32}, membership.3 FROM (
SELECT arrayJoin([
({p5:UInt32}, {p6:UInt32}, bitmapAnd(c_1, bitmapAndnot(bitmapAnd(c_0, e0_0), e1_0))),
({p11:UInt32}, {p12:UInt32}, bitmapAnd(c_1, bitmapAndnot(c_2, s0_0))),
({p14:UInt32}, {p15:UInt32}, bitmapAndnot(c_1, e0_1))
]) AS membership
FROM (SELECT groupBitmapStateIf(customer_key, (ifNull(a_1 IN {p0:Array(String)}, 0) AND ifNull(a_5 = {p1:Bool}, 0))) AS c_0, groupBitmapState(customer_key) AS c_1, groupBitmapStateIf(customer_key, sipHash64Keyed(({p7:UInt64}, {p8:UInt64}), customer_key) % 1000000 < {p9:UInt32}) AS c_2 FROM ws_w.customers_v3 WHERE customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32}) AS customers
CROSS JOIN (SELECT groupBitmapStateIf(customer_key, (ifNull(m0 >= {p2:Int64}, 0) AND ifNull(ifNull(m1, 0) >= {p3:Decimal(18, 6)}, 0))) AS e0_0, groupBitmapStateIf(customer_key, NOT ifNull(m2 <= {p13:Int64}, 0)) AS e0_1 FROM (SELECT customer_key, countIf(time >= fromUnixTimestamp64Milli({p18:Int64}, 'UTC')) AS m0, sumOrNullIf(p_10, time >= fromUnixTimestamp64Milli({p18:Int64}, 'UTC')) AS m1, count() AS m2 FROM ws_w.events_v3 WHERE name = {p16:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time < fromUnixTimestamp64Milli({p17:Int64}, 'UTC') GROUP BY customer_key)) AS e0
CROSS JOIN (SELECT groupBitmapStateIf(customer_key, ifNull(m0 >= {p4:Int64}, 0)) AS e1_0 FROM (SELECT customer_key, count() AS m0 FROM ws_w.events_v3 WHERE name = {p19:String} AND customer_key >= {lo:UInt32} AND customer_key <= {hi:UInt32} AND time >= fromUnixTimestamp64Milli({p20:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({p17:Int64}, 'UTC') GROUP BY customer_key)) AS e1
CROSS JOIN (SELECT bitmapSubsetInRange(groupBitmapMergeState(members), {lo:UInt32}, {end:UInt32}) AS s0_0 FROM ws_w.lists WHERE list_no = {p10:UInt32} AND slice = {slice:UInt32}) AS s0)
-- p0 = ["GB","DE"]
-- p1 = "true"
-- p2 = "3"
-- p3 = "500"
-- p4 = "1"
-- p5 = 1
-- p6 = 10
-- p7 = "3252283045439655174"
-- p8 = "2530833988186723567"
-- p9 = 50000
-- p10 = 7
-- p11 = 2
-- p12 = 11
-- p13 = "2"
-- p14 = 3
-- p15 = 12
-- p16 = "purchase"
-- p17 = 1769817600000
-- p18 = 1738281600000
-- p19 = "login"
-- p20 = 1764633600000
-- lo = 0
-- hi = 1000
-- end = 1001
-- slice = 0

SELECT now.segment_no AS segment, bitmapCardinality(now.members) AS size,
bitmapAndnotCardinality(now.members, before.members) AS entered,
bitmapAndnotCardinality(before.members, now.members) AS left_since,
arrayReduce('countResample(0, 64, 1)', arrayMap(k -> bitAnd(bitShiftRight(bitOr(bitAnd(intHash64(bitXor(intHash64(bitXor(toUInt64(k) * 11400714819323198485, {p0:UInt64})), {p0:UInt64})), 18446744069414584320), k), 32), 63), bitmapToArray(now.members))) AS buckets
FROM (SELECT segment_no, groupBitmapMergeState(members) AS members FROM ws_w.memberships
WHERE slice = {slice:UInt32} AND segment_no IN {current_segments:Array(UInt32)} AND has(arrayZip({current_segments:Array(UInt32)}, {current_refreshes:Array(UInt32)}), (segment_no, refresh_no)) GROUP BY segment_no) AS now
LEFT JOIN (SELECT segment_no, groupBitmapMergeState(members) AS members FROM ws_w.memberships
WHERE slice = {slice:UInt32} AND segment_no IN {previous_segments:Array(UInt32)} AND has(arrayZip({previous_segments:Array(UInt32)}, {previous_refreshes:Array(UInt32)}), (segment_no, refresh_no)) GROUP BY segment_no) AS before ON now.segment_no = before.segment_no
-- slice = 0
-- p0 = "0"
-- current_segments = [1,2,3]
-- current_refreshes = [10,11,12]
-- previous_segments = [2,3]
-- previous_refreshes = [1,2]
