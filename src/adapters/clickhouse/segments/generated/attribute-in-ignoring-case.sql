-- {"attribute":"country","in":["gb","de"],"ignoreCase":true}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE lowerUTF8(a_1) IN arrayMap(each -> lowerUTF8(each), {p0:Array(String)})
-- p0 = ["gb","de"]
