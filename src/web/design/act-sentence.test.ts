import { expect, test } from "vitest";
import { ROUTE_IDS, routeOf } from "../../contract/routes.ts";
import { actAbility, actSentence, type LoggedAct } from "./act-sentence.ts";
import { ACT_WORDS } from "./act-words.ts";

const entry: LoggedAct = { actor: "Ada", action: "segment:preview", resource: "segment/lapsed", outcome: "done" };

function sentence(change: Partial<LoggedAct>): string {
	const { actor, verb, thing } = actSentence({ ...entry, ...change });
	return `${actor} ${verb} ${thing}`;
}

test("every act of the contract has words", () => {
	const missing = ROUTE_IDS.map((id) => routeOf(id).action).filter((action) => ACT_WORDS[action] === undefined);
	expect(missing).toEqual([]);
});

test("a line of the log is a sentence", () => {
	expect(sentence({})).toBe("Ada previewed segment lapsed");
	expect(sentence({ resource: "segment/*" })).toBe("Ada previewed a segment");
	expect(sentence({ action: "segment:members" })).toBe("Ada listed masked members of segment lapsed");
	expect(sentence({ outcome: "refused" })).toBe(
		"Ada was not permitted to preview size and masked sample of segment lapsed",
	);
	expect(sentence({ action: "import:create", resource: "import/9b2f0c1e-0000-4000-8000-000000000000" })).toBe(
		"Ada prepared import 9b2f0c1e",
	);
	expect(sentence({ action: "something:new" })).toBe("Ada did something:new");
});

test("a thing with a page of its own is linked", () => {
	expect(actSentence(entry).link).toBe("/segments/lapsed");
	expect(actSentence({ ...entry, resource: "segment/*" }).link).toBeUndefined();
	expect(actSentence({ ...entry, resource: "segment/../evil" }).link).toBeUndefined();
	expect(actSentence({ ...entry, resource: "token/1" }).link).toBeUndefined();
});

test("what a role may do is said in words", () => {
	expect(actAbility("token:create")).toBe("Create a token");
	expect(actAbility("field:list")).toBe("See the catalogue");
});
