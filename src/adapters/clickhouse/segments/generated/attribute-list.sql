-- {"attribute":"tags","hasAll":["vip","beta"]}

SELECT count() AS customers
FROM ws_w.customers_v3
WHERE (notEmpty(a_3) AND hasAll(a_3, {p0:Array(String)}))
-- p0 = ["vip","beta"]
