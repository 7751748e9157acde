-- {"attribute":"score","known":false}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE isNull(a_6)
