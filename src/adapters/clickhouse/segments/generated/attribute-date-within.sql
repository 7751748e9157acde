-- {"attribute":"joined","within":"30d"}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE a_4 > {p0:Date32} AND a_4 <= {p1:Date32}
-- p0 = "2026-01-01"
-- p1 = "2026-01-31"
