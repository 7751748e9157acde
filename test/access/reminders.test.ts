import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { remindOfTraining } from "../../src/app/access/training/reminders.ts";
import { checkCourse } from "../../src/core/access/training/check-course.ts";
import type { Message } from "../../src/ports/mail.ts";
import { passCourse } from "./pass-course.ts";
import { ADA, openSignInHouse, type SignInHouse } from "./sign-in-house.ts";

const DAY_MS = 86_400_000;
const course = checkCourse({
	...{ id: "basics", title: "Basics", summary: "First.", version: "1.0", minutes: 1, gate: true },
	blocks: [{ kind: "paragraph", runs: [{ text: "Read." }] }],
	questions: [
		{
			text: "Understood?",
			answers: [
				{ text: "yes", right: true, explanation: "so" },
				{ text: "no", right: false, explanation: "not so" },
			],
		},
	],
});

let house: SignInHouse;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"] });
	house = await openSignInHouse([course]);
});
afterEach(async () => {
	await house.close();
	vi.useRealTimers();
});

test("whoever's pass ends soon is written to at thirty days and at seven, once each", async () => {
	const browser = house.browser();
	await browser.setUp(house.setupLink.issue(), ADA);
	await passCourse(browser, course);
	const passedMs = Date.now();
	const messages: Message[] = [];
	const { training, store, people } = house;
	const mail = { send: async (message: Message) => void messages.push(message) };
	const deps = { training, store, people, mail, clock: { now: () => Date.now() } };
	const remind = (day: number) => {
		vi.setSystemTime(passedMs + day * DAY_MS);
		return remindOfTraining({ ...deps, settings: { publicUrl: "https://segward.example" } } as never);
	};
	expect(await remind(334)).toBe(0);
	expect(await remind(335)).toBe(1);
	expect(await remind(336)).toBe(0);
	expect(messages).toMatchObject([{ to: ADA.email, subject: "Your Segward training is due soon" }]);
	expect(messages[0]?.text).toContain("- Basics: by ");
	expect(messages[0]?.text).toContain("https://segward.example/training");
	expect(await remind(358)).toBe(1);
	expect(await remind(364)).toBe(0);
	expect(await remind(366)).toBe(0);
});
