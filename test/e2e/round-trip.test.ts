import fc from "fast-check";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import type { Field } from "../../src/core/catalogue/field.ts";
import type { Rule } from "../../src/core/segments/rule/rule.ts";
import { arbitraryRule } from "../evaluator/arbitrary-rule.ts";
import { arbitraryWorld } from "../evaluator/arbitrary-world.ts";
import { rulePathsIn } from "./in-page.ts";
import { openStage, type Stage } from "./stage.ts";

const RULES = 25;
const SEED = 20_111_209;

let stage: Stage;
let rules: readonly Rule[];
beforeAll(async () => {
	stage = await openStage();
	const { items } = await stage.product.client.listFields({});
	rules = randomRules(items);
	await stage.go("/segments/new");
	await editor().waitFor();
}, 180_000);
afterAll(() => stage?.close(), 30_000);
afterEach(() => expect(stage.witness.findings).toEqual([]));

const editor = () => stage.page.getByRole("textbox", { name: "Segment as YAML" });
const tree = () => stage.page.getByRole("region", { name: "Who belongs to it" });

/** Half of them over the fields of the sample, half over fields that its catalogue does not know. */
function randomRules(fields: readonly Field[]): Rule[] {
	const world = arbitraryWorld({ customers: 2, events: 2 });
	const known = world.map((each) => ({ ...each, fields: [...each.fields.filter(isUnlike(fields)), ...fields] }));
	const some = fc.oneof(world, known).chain((each) => arbitraryRule(each, 2));
	return fc.sample(some, { seed: SEED, numRuns: RULES });
}

/** The generator wants a field of each kind and type. */
function isUnlike(fields: readonly Field[]) {
	return (one: Field) => !fields.some(({ kind, type }) => kind === one.kind && type === one.type);
}

function documentWith(rule: unknown, title: string) {
	return {
		apiVersion: "segward/v1",
		kind: "Segment",
		metadata: { name: "round-trip", owner: "ada@example.com" },
		spec: { title, purpose: "win-back-email", rule },
	};
}

/** What the YAML view says, as data; undefined while it is half written. */
async function yamlDocument(): Promise<unknown> {
	const lines = await editor().locator(".cm-line").allTextContents();
	try {
		return parse(lines.join("\n"));
	} catch {
		return undefined;
	}
}

/** What the tree of conditions has to show: the place of every condition. */
function pathsOf(rule: unknown, path = "rule"): string[] {
	const { all, any, not } = rule as { all?: unknown[]; any?: unknown[]; not?: unknown };
	const group = all ?? any;
	const word = all ? "all" : "any";
	const below = group?.flatMap((child, index) => pathsOf(child, `${path}.${word}[${index}]`)) ?? [];
	return [path, ...below, ...(not === undefined ? [] : pathsOf(not, `${path}.not`))];
}

/** What "Add condition" at the end of the whole rule makes of it. */
function withEveryone(rule: Rule): unknown {
	const everyone = { everyone: true };
	if ("all" in rule) return { all: [...rule.all, everyone] };
	if ("any" in rule) return { any: [...rule.any, everyone] };
	return { all: [rule, everyone] };
}

test(`${RULES} random rules stand in the builder as they were written, come back equal, and take an edit`, async () => {
	const { page } = stage;
	const undo = page.getByRole("button", { name: "Undo" });
	for (const [index, rule] of rules.entries()) {
		const title = `Rule ${index}`;
		await editor().click();
		await page.keyboard.press("Control+A");
		await page.keyboard.insertText(JSON.stringify(documentWith(rule, title)));
		await expect.poll(() => rulePathsIn(page), { message: title }).toEqual(pathsOf(rule));

		await page.getByLabel("Title").fill(`${title}, edited`);
		await expect.poll(yamlDocument, { message: title }).toEqual(documentWith(rule, `${title}, edited`));

		await tree().getByRole("button", { name: "Add condition" }).last().click();
		await page.getByRole("menuitem", { name: /^Everyone/ }).click();
		const edited = documentWith(withEveryone(rule), `${title}, edited`);
		await expect.poll(yamlDocument, { message: `${title} with everyone` }).toEqual(edited);
		await undo.click();
		await expect.poll(yamlDocument, { message: `${title} undone` }).toEqual(documentWith(rule, `${title}, edited`));
	}
}, 300_000);
