import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Field } from "../../../core/catalogue/field.ts";
import { client } from "../../client/client.ts";
import { explainError } from "../../client/explain-error.ts";

/** Confirms the labels of several fields, one after the other; stops at the first refusal. */
export function useConfirmFields(onDone: () => void) {
	const queries = useQueryClient();
	const [confirming, setConfirming] = useState(false);
	const confirm = async (fields: readonly Field[]) => {
		setConfirming(true);
		let done = 0;
		try {
			for (const { kind, name } of fields) {
				await client.updateField({ kind, name, confirmed: true });
				done++;
			}
			notifications.show({
				message: `The labels of ${done} ${done === 1 ? "field are" : "fields are"} confirmed.`,
				color: "ward",
			});
			onDone();
		} catch (error) {
			const { title, detail } = explainError(error);
			notifications.show({
				title,
				message: [detail, done > 0 && `${done} were confirmed before.`].filter(Boolean).join(" "),
				color: "red",
				autoClose: 12_000,
			});
		} finally {
			await queries.invalidateQueries({ queryKey: ["listFields"] });
			await queries.invalidateQueries({ queryKey: ["overview"] });
			setConfirming(false);
		}
	};
	return { confirm, confirming };
}
