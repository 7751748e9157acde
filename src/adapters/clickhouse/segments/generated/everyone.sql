-- {"everyone":true}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE 1
