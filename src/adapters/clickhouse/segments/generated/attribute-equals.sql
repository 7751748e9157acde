-- {"attribute":"country","equals":"GB"}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE a_1 = {p0:String}
-- p0 = "GB"
