-- {"attribute":"country","startsWith":"G"}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE startsWith(a_1, {p0:String})
-- p0 = "G"
