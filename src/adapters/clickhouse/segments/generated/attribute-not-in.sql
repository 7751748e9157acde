-- {"attribute":"country","notIn":["GB","DE"]}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE (isNotNull(a_1) AND NOT ifNull(a_1 IN {p0:Array(String)}, 0))
-- p0 = ["GB","DE"]
