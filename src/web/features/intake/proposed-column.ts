import type { ResultOf } from "../../../contract/routes.ts";

/** What was found out about one column of a file. */
export type ProposedColumn = ResultOf<"proposeMapping">["columns"][number];
