import { z } from "zod";
import { Detection, Response, Severity } from "./detection.ts";

/** How a workspace has set one detection; what is absent is as shipped. */
export const Tuning = z.strictObject({
	enabled: z.boolean().optional(),
	severity: Severity.optional(),
	/** Numbers of its test, by name. */
	numbers: z.record(z.string(), z.number()).optional(),
	/** Names or ids of actors that it leaves alone. */
	exempt: z.array(z.string().min(1).max(200)).max(200).optional(),
	responses: z.array(Response).max(3).optional(),
});
export type Tuning = z.infer<typeof Tuning>;

/** Where a network is. */
export const Place = z.strictObject({
	/** As the log tells it: `192.0.2.0/24`, `2001:db8:1::/48`. */
	network: z.string().min(1).max(60),
	latitude: z.number().min(-90).max(90),
	longitude: z.number().min(-180).max(180),
});
export type Place = z.infer<typeof Place>;

const Hour = z.int().min(0).max(23);

export const WatchSettings = z.strictObject({
	timeZone: z.string().max(60).refine(isTimeZone, "a time zone of the IANA list, such as Europe/Berlin").default("UTC"),
	/** Whatever a person does in these hours counts as unusual. */
	quietHours: z.strictObject({ from: Hour, until: Hour }).optional(),
	/** Networks that are never new, and never a second place. */
	trustedNetworks: z.array(z.string().min(1).max(60)).max(500).default([]),
	places: z.array(Place).max(5000).default([]),
	/** Alerts of this severity or more are mailed to those who may handle them. */
	mailFrom: Severity.default("high"),
	/** Where alerts are sent, and the sealed secret that they are signed with. */
	webhook: z.strictObject({ url: z.string().max(500), secret: z.string() }).optional(),
	tunings: z.record(z.string(), Tuning).default({}),
});
export type WatchSettings = z.infer<typeof WatchSettings>;

export const DEFAULT_WATCH_SETTINGS: WatchSettings = WatchSettings.parse({});

/** A detection as it is in force. @throws ZodError where a tuning does not fit it. */
export function tuned(detection: Detection, tuning: Tuning = {}): Detection {
	return Detection.parse({
		...detection,
		enabled: tuning.enabled ?? detection.enabled,
		severity: tuning.severity ?? detection.severity,
		test: { ...detection.test, ...tuning.numbers },
	});
}

/** The numbers of a test that can be tuned, by name. */
export function numbersOf({ test }: Pick<Detection, "test">): Record<string, number> {
	return Object.fromEntries(
		Object.entries(test).filter((pair): pair is [string, number] => typeof pair[1] === "number"),
	);
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat("en-GB", { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
