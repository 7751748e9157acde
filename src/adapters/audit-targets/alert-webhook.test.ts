import { describe, expect, it } from "vitest";
import { alertWebhook } from "./alert-webhook.ts";
import { webhookHeaders } from "./authentication.ts";

const webhook = alertWebhook({ reach: { linkLocal: false }, now: () => 0 });

describe("the webhook of alerts", () => {
	it("signs as Standard Webhooks does: its published example", () => {
		const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
		const [id, body] = ["msg_p5jXN8AQM9LWM0D4loKWxJek", '{"test": 2432232314}'];
		expect(webhookHeaders(id, secret, body, 1_614_265_330_000)).toEqual({
			"webhook-id": id,
			"webhook-timestamp": "1614265330",
			"webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
		});
	});

	it.each([
		"http://hooks.example.com/",
		"https://user:word@hooks.example.com/",
		"https://169.254.169.254/latest/meta-data",
		"https://[fe80::1]/",
		"file:///etc/passwd",
		"hooks.example.com",
	])("does not take %s for an address", (url) => {
		expect(() => webhook.check(url)).toThrow(expect.objectContaining({ code: "request-invalid" }));
	});

	it("takes an https address, and makes a secret of 32 bytes each time anew", () => {
		expect(() => webhook.check("https://hooks.example.com/segward")).not.toThrow();
		const [first, second] = [webhook.newSecret(), webhook.newSecret()];
		expect(Buffer.from(first.replace("whsec_", ""), "base64")).toHaveLength(32);
		expect(first).not.toBe(second);
	});
});
