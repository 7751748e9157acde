import { expect, test } from "vitest";
import type { Principal } from "../../../core/access/principal.ts";
import { openCall } from "../../call.ts";
import { beginAttempt } from "./attempts.ts";
import { whoseTraining } from "./whose-training.ts";

const owner: Principal = {
	...{ kind: "person", tokenId: "s1", personId: "ada", name: "Ada", roles: ["marketer"], teams: [] },
	...{ workspaceId: "main", trainingCurrent: false },
};
const token: Principal = { ...owner, kind: "token", tokenId: "tok_1", name: "nightly", personId: undefined, owner };

test("nobody has a course passed by a program, not even by one of their own", async () => {
	const begin = beginAttempt({} as Parameters<typeof beginAttempt>[0]);
	const call = openCall({ principal: token, requestId: "r1", from: "10.0.0.1" });
	await expect(begin(call, { id: "basics" })).rejects.toMatchObject({ code: "action-forbidden" });
});

test("a token may ask about its owner's training; one without an owner has none", () => {
	expect(whoseTraining(token)).toMatchObject({ personId: "ada" });
	expect(() => whoseTraining({ ...token, owner: undefined })).toThrow(expect.objectContaining({ code: "not-found" }));
});
