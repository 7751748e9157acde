import type { Label } from "./field.ts";

/** Labels whose values point at one person: such a field is an identifier and lives in the vault. */
export const DIRECT_IDENTIFIER_LABELS: ReadonlySet<Label> = new Set<Label>([
	"external-id",
	"email",
	"phone",
	"name",
	"address",
	"birth-date",
	"payment-card",
	"iban",
	"national-id",
	"ip-address",
	"online-id",
]);

/** Labels that a field of the engine (an attribute or event property) may carry. */
export const ATTRIBUTE_LABELS: ReadonlySet<Label> = new Set<Label>([
	"location",
	"special-category",
	"financial",
	"behavioural",
	"demographic",
	"minor",
	"free-text",
	"internal",
]);

/** Whether any of the labels makes the field a direct identifier, to be kept in the vault. */
export function isDirectIdentifier(labels: readonly Label[]): boolean {
	return labels.some((label) => DIRECT_IDENTIFIER_LABELS.has(label));
}

/** Whether the field must not be stored at all. */
export function isRefused(labels: readonly Label[]): boolean {
	return labels.includes("secret");
}

/** Where a field with these labels may live; null when it may not live anywhere. */
export function placementOf(labels: readonly Label[]): "vault" | "engine" | null {
	if (isRefused(labels)) return null;
	return isDirectIdentifier(labels) ? "vault" : "engine";
}

/** Labels that an attribute or property of the engine may not carry, in the order given. */
export function labelsBarredFromEngine(labels: readonly Label[]): Label[] {
	return labels.filter((label) => !ATTRIBUTE_LABELS.has(label));
}

/** Labels whose fields only some may use and see at all: about health, belief and the like, or about children. */
export const SENSITIVE_LABELS: ReadonlySet<Label> = new Set<Label>(["special-category", "minor"]);

export function isSensitive(labels: readonly Label[]): boolean {
	return labels.some((label) => SENSITIVE_LABELS.has(label));
}
