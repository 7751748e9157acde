import { hash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import type { S3Anchor } from "../../core/audit/targets/target-settings.ts";
import { SegwardError } from "../../core/error/segward-error.ts";
import type { AnchorPlace } from "../../ports/audit-targets.ts";
import { type Answered, HttpsExchange } from "./https-exchange.ts";
import { nameOf, requireSame } from "./kept-head.ts";
import type { Reach } from "./reachable.ts";

const DAY_MS = 86_400_000;
/** Somebody writes the same key at this moment. */
const CONFLICT = 409;
const PRECONDITION_FAILED = 412;

export interface S3Deps {
	reach: Reach;
	/** Milliseconds since 1970. */
	now(): number;
}

/**
 * Each head is an object of its own, made only where there is none and locked in compliance mode: until its time is over
 * nobody can replace or remove it, the account's owner neither. The bucket must have been made with object lock.
 */
export function s3Anchor(settings: S3Anchor, secret: string, { reach, now }: S3Deps): AnchorPlace {
	const { endpoint, region, bucket, prefix, accessKeyId, retainDays, ca } = settings;
	const exchange = new HttpsExchange(endpoint, ca, reach);
	const ask = async (method: "PUT" | "GET", name: string, body: string, more: Record<string, string>) => {
		const url = `${endpoint.replace(/\/$/, "")}/${bucket}/${prefix}${name}`;
		const headers = { ...more, "x-amz-content-sha256": hash("sha256", body, "hex") };
		const signer = new AwsV4Signer({
			...{ method, url, headers, accessKeyId, secretAccessKey: secret, region, service: "s3" },
			datetime: new Date(now()).toISOString().replace(/[:-]|\.\d{3}/g, ""),
		});
		const signed = Object.fromEntries((await signer.sign()).headers);
		return exchange.send({ method, url, headers: signed, ...(body === "" ? {} : { body: Buffer.from(body) }) });
	};
	return {
		async keep(checkpoint) {
			const name = nameOf(checkpoint);
			const answered = await ask("PUT", name, checkpoint, {
				"content-type": "text/plain; charset=utf-8",
				"content-md5": hash("md5", checkpoint, "base64"),
				"if-none-match": "*",
				"x-amz-checksum-sha256": hash("sha256", checkpoint, "base64"),
				"x-amz-object-lock-mode": "COMPLIANCE",
				"x-amz-object-lock-retain-until-date": new Date(now() + retainDays * DAY_MS).toISOString(),
			});
			if (answered.status === 200) return;
			if (answered.status !== PRECONDITION_FAILED && answered.status !== CONFLICT) throw refused(endpoint, answered);
			const kept = await ask("GET", name, "", {});
			if (kept.status !== 200) throw refused(endpoint, kept);
			requireSame(kept.text, checkpoint);
		},
		close: () => exchange.close(),
	};
}

function refused(endpoint: string, { status, text }: Answered): SegwardError {
	const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1];
	const why = code === undefined ? "" : ` ${code}`;
	return new SegwardError("target-refused", { detail: `${new URL(endpoint).host} answered ${status}${why}.` });
}
