import { z } from "zod";

/** Name of a segment, trait, list, purpose or tag: lower-case letters and digits in groups joined by single hyphens. */
export const Slug = z
	.string()
	.max(64)
	.regex(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		"a name is lower-case letters and digits joined by hyphens, such as `lapsed-high-value`",
	);

/** A segment, trait or list that a rule refers to; whether there is one of this name is for the checker to say. */
export const ReferenceName = z.string().min(1).max(100);
