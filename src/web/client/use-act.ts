import { notifications } from "@mantine/notifications";
import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import type { RequestOf, ResultOf, RouteId } from "../../contract/routes.ts";
import { client } from "./client.ts";
import { explainError } from "./explain-error.ts";

export interface ActOptions<Id extends RouteId> {
	/** Routes whose cached answers are no longer true afterwards. */
	changes: readonly RouteId[];
	/** Said when it is done. */
	success?: string | ((result: ResultOf<Id>) => string);
	/** Failures are shown by the caller. */
	quiet?: boolean;
	onDone?(result: ResultOf<Id>): void;
}

const DISMISS = { "aria-label": "Dismiss" };

/** Changes something: tells how it went, and lets everything that depends on it be read again. */
export function useAct<Id extends RouteId>(
	id: Id,
	options: ActOptions<Id>,
): UseMutationResult<ResultOf<Id>, unknown, RequestOf<Id>> {
	const queries = useQueryClient();
	return useMutation<ResultOf<Id>, unknown, RequestOf<Id>>({
		mutationFn: (request) => client[id](request) as Promise<ResultOf<Id>>,
		onSuccess: (result) => {
			// Read again beside, not before: what was done is done, whatever else has to be asked.
			for (const route of options.changes) void queries.invalidateQueries({ queryKey: [route] });
			const { success } = options;
			if (success) {
				notifications.show({
					message: typeof success === "function" ? success(result) : success,
					color: "ward",
					role: "status",
					closeButtonProps: DISMISS,
				});
			}
			options.onDone?.(result);
		},
		onError: (error) => {
			if (options.quiet) return;
			const { title, detail, next } = explainError(error);
			notifications.show({
				title,
				message: [detail, next].filter(Boolean).join(" "),
				color: "red",
				autoClose: 12_000,
				closeButtonProps: DISMISS,
			});
		},
	});
}
