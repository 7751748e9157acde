import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argon2id } from "../../src/adapters/auth/password-hash.ts";
import { openPeople } from "../../src/adapters/auth/people.ts";
import { courseReader } from "../../src/adapters/courses/course-reader.ts";
import { openOutbox } from "../../src/adapters/mail/outbox.ts";
import { openControl } from "../../src/adapters/sqlite/control/control-store.ts";
import { tokenSecrets } from "../../src/adapters/token-secrets/token-secrets.ts";
import { createApi } from "../../src/api/create-api.ts";
import { tokenOrSession } from "../../src/app/access/authenticate-session.ts";
import { SetupLink } from "../../src/app/access/setup-link.ts";
import { Training } from "../../src/app/access/training/training.ts";
import type { Course } from "../../src/core/access/training/course.ts";
import { signInHandlersOf } from "../../src/main/sign-in-handlers.ts";
import { trainingHandlersOf } from "../../src/main/training-handlers.ts";
import { openStubHouse } from "../invariants/stub-house.ts";
import { accountServices } from "./account-services.ts";
import { Browser } from "./browser.ts";

export const ADA = { name: "Ada Lovelace", email: "ada@example.com", password: "nine blue herons wade" };

export type SignInHouse = Awaited<ReturnType<typeof openSignInHouse>>;

/**
 * The real API and the real sign-in on an encrypted store, over stubs of everything else. Its clock is `Date`.
 * @param courses what people have to pass; nothing unless stated.
 */
export async function openSignInHouse(courses: readonly Course[] = []) {
	const directory = mkdtempSync(join(tmpdir(), "segward-sign-in-"));
	const control = await openControl(join(directory, "control.db"), Buffer.alloc(32, 9));
	await control.store.workspaces.create({ id: "main", name: "Main", createdAt: new Date().toISOString() });
	const clock = { now: () => Date.now() };
	const cheap = argon2id(() => ({ memoryCost: 64, timeCost: 1, parallelism: 1 }));
	const people = openPeople(control.connection(), clock, cheap);
	const { store } = control;
	const training = new Training({ store, clock }, async () => courses);
	await training.open();
	const own = accountServices(control.connection(), clock, cheap);
	const mail = openOutbox({ db: control.connection(), clock, report: () => undefined });
	const setupLink = new SetupLink(tokenSecrets(), clock);
	const stub = await openStubHouse();
	const guard = { ...stub.options.guard, clock };
	const app = await createApi({
		...stub.options,
		guard,
		handlers: {
			...stub.options.handlers,
			...signInHandlersOf({
				...{ ...own, store, people, clock, mail, setupLink, newId: randomUUID },
				settings: { publicUrl: "https://localhost:8443" } as never,
				policies: guard.policies,
			}),
			...trainingHandlersOf({
				...{ training, store, people, clock, newId: randomUUID },
				courseReader: courseReader(),
				digest: (text) => createHash("sha256").update(text).digest("hex"),
			}),
		},
		authenticate: tokenOrSession(
			{ store: control.store, people, training, clock, audit: guard.audit },
			stub.options.authenticate,
		),
	});
	return {
		app,
		directory,
		people,
		store,
		training,
		...own,
		mail,
		setupLink,
		entries: stub.entries,
		breakLog: stub.breakLog,
		mendLog: stub.mendLog,
		browser: () => new Browser(app),
		async close() {
			await app.close();
			await stub.app.close();
			await control.store.close();
			rmSync(directory, { recursive: true });
		},
	};
}
