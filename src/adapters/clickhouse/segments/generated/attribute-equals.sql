-- {"attribute":"country","equals":"GB"}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE ifNull(a_1 = {p0:String}, 0)
-- p0 = "GB"
