import { sql } from "kysely";
import { SegwardError } from "../../../core/error/segward-error.ts";
import type { SizeAccount } from "../../../core/privacy/sizes/size-budget.ts";
import type { ChargeRecord, NewQuestion, SizeAnswerRecord, SizeLedger } from "../../../ports/size-ledger.ts";
import { atomically, type Connection, takeNumbers } from "./connection.ts";
import type { SizeAnswerRow } from "./tables.ts";

export function sizeLedger(db: Connection): SizeLedger {
	return {
		async known(workspaceId, questions) {
			if (questions.length === 0) return new Map();
			const rows = await db
				.selectFrom("size_questions as q")
				.innerJoin("size_answers as a", (join) =>
					join.onRef("a.workspace_id", "=", "q.workspace_id").onRef("a.no", "=", "q.answer_no"),
				)
				.selectAll("a")
				.select(["q.question", "q.shared"])
				.where("q.workspace_id", "=", workspaceId)
				.where("q.question", "in", [...questions])
				.execute();
			return new Map(rows.map((row) => [row.question, { answer: toAnswer(row), shared: row.shared === 1 }]));
		},
		async answersAfter(workspaceId, no, limit) {
			const rows = await db
				.selectFrom("size_answers")
				.selectAll()
				.where("workspace_id", "=", workspaceId)
				.where("no", ">", no)
				.orderBy("no", "desc")
				.limit(limit)
				.execute();
			return rows.toReversed().map(toAnswer);
		},
		record: (workspaceId, { at, questions, charges }) =>
			atomically(db, async (inside) => {
				for (const question of questions) await answer(inside, workspaceId, question, at);
				if (charges.length === 0) return;
				const firstNo = await takeNumbers(inside, workspaceId, "size-charge", charges.length);
				const rows = charges.map((one, index) => ({ ...one, workspace_id: workspaceId, no: firstNo + index, at }));
				await inside.insertInto("size_charges").values(rows).execute();
			}),
		async charges(workspaceId, since, account) {
			const all = db
				.selectFrom("size_charges")
				.select(["account", "price", "action", "questions", "at"])
				.where("workspace_id", "=", workspaceId)
				.where("at", ">=", since)
				.orderBy("at")
				.orderBy("no");
			const rows = await (account === undefined ? all : all.where("account", "=", account)).execute();
			return rows.map((row): ChargeRecord => ({ ...row, account: row.account as SizeAccount }));
		},
		async vector(workspaceId, question) {
			const row = await db
				.selectFrom("size_vectors")
				.select(["numbers", "at"])
				.where("workspace_id", "=", workspaceId)
				.where("question", "=", question)
				.executeTakeFirst();
			return row && { values: JSON.parse(row.numbers) as number[], at: row.at };
		},
		async publishVector(workspaceId, question, { values, at }) {
			await db
				.insertInto("size_vectors")
				.values({ workspace_id: workspaceId, question, numbers: JSON.stringify(values), at })
				.onConflict((conflict) => conflict.columns(["workspace_id", "question"]).doNothing())
				.execute();
		},
		async forgetSamples(workspaceId, customerKeys) {
			const erased = sql`(SELECT value FROM json_each(${JSON.stringify(customerKeys)}))`;
			await db
				.updateTable("size_answers")
				.set({
					sample: sql<string>`(SELECT json_group_array(value ORDER BY key) FROM json_each(sample) WHERE value NOT IN ${erased})`,
				})
				.where("workspace_id", "=", workspaceId)
				.where(sql<boolean>`EXISTS (SELECT 1 FROM json_each(sample) WHERE value IN ${erased})`)
				.execute();
		},
	};
}

async function answer(db: Connection, workspaceId: string, asked: NewQuestion, at: string): Promise<void> {
	if ((await answerOf(db, workspaceId, asked.question)) !== undefined) return;
	const shared = typeof asked.answer !== "object";
	const no = await numberOf(db, workspaceId, asked.answer, at);
	await db
		.insertInto("size_questions")
		.values({ workspace_id: workspaceId, question: asked.question, answer_no: no, shared: shared ? 1 : 0 })
		.execute();
}

async function numberOf(
	db: Connection,
	workspaceId: string,
	answer: NewQuestion["answer"],
	at: string,
): Promise<number> {
	if (typeof answer === "number") return answer;
	if (typeof answer === "string") {
		const no = await answerOf(db, workspaceId, answer);
		if (no === undefined)
			throw new SegwardError("not-found", { detail: "The question that shares its answer is not known." });
		return no;
	}
	const no = await takeNumbers(db, workspaceId, "size-answer");
	const { value, buckets, sample, membership } = answer;
	const kept = {
		value,
		buckets: JSON.stringify(buckets),
		sample: JSON.stringify(sample),
		segment_no: membership?.segmentNo ?? null,
		refresh_no: membership?.refreshNo ?? null,
		at,
	};
	await db
		.insertInto("size_answers")
		.values({ workspace_id: workspaceId, no, ...kept })
		.execute();
	return no;
}

async function answerOf(db: Connection, workspaceId: string, question: string): Promise<number | undefined> {
	const row = await db
		.selectFrom("size_questions")
		.select("answer_no")
		.where("workspace_id", "=", workspaceId)
		.where("question", "=", question)
		.executeTakeFirst();
	return row?.answer_no;
}

function toAnswer(row: SizeAnswerRow): SizeAnswerRecord {
	const { segment_no: segmentNo, refresh_no: refreshNo } = row;
	return {
		...(segmentNo === null || refreshNo === null ? {} : { membership: { segmentNo, refreshNo } }),
		no: row.no,
		value: row.value,
		buckets: JSON.parse(row.buckets) as number[],
		sample: JSON.parse(row.sample) as number[],
		at: row.at,
	};
}
