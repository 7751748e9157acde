-- {"attribute":"balance","between":["10.5","99"]}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE a_2 >= {p0:Decimal(18, 6)} AND a_2 <= {p1:Decimal(18, 6)}
-- p0 = "10.5"
-- p1 = "99"
