import { type Command, Option } from "commander";
import type { RequestOf } from "../../contract/routes.ts";

/** What narrows the log on the command line. */
export interface AuditFilterOptions {
	action?: string;
	actor?: string;
	decision?: "allow" | "deny";
	outcome?: "started" | "done" | "failed" | "refused";
	resource?: string;
	text?: string;
	since?: string;
	until?: string;
	customer?: string;
	customerField?: string;
}

export type Search = Omit<RequestOf<"searchAuditEntries">, "cursor" | "limit">;

export function addFilterOptions(command: Command): Command {
	return command
		.option("--action <action>", "only this action, such as segment:preview, or a group such as segment:")
		.option("--actor <name>", "only this person or token, by name or id")
		.addOption(new Option("--decision <decision>", "only this decision").choices(["allow", "deny"]))
		.addOption(new Option("--outcome <outcome>", "only this outcome").choices(["started", "done", "failed", "refused"]))
		.option("--resource <thing>", "only about this thing, such as segment/vip, or a kind such as segment/")
		.option("--text <part>", "only about things with this part in their name")
		.option("--since <instant>", "not before, such as 2026-11-01T00:00:00Z")
		.option("--until <instant>", "before")
		.option("--customer <value>", "only what shows this customer; the value never stands in the log")
		.option("--customer-field <field>", "identifier field that the value is of; externalId unless stated");
}

export function searchOf(options: AuditFilterOptions): Search {
	const { action, actor, decision, outcome, resource, text, since, until, customer, customerField } = options;
	return {
		...{ action, actor, decision, outcome, resource, text, from: since, to: until },
		...(customer === undefined ? {} : { customer: { field: customerField ?? "externalId", value: customer } }),
	};
}
