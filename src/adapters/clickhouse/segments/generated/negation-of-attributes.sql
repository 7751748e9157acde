-- {"not":{"any":[{"attribute":"country","equals":"GB"},{"attribute":"active","equals":true}]}}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE NOT (ifNull(a_1 = {p0:String}, 0) OR ifNull(a_5 = {p1:Bool}, 0))
-- p0 = "GB"
-- p1 = "true"
