-- {"attribute":"country","in":["gb","de"],"ignoreCase":true}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE ifNull(lowerUTF8(a_1) IN (lowerUTF8({p0:String}), lowerUTF8({p1:String})), 0)
-- p0 = "gb"
-- p1 = "de"
