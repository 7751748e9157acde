import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useAct } from "./use-act.ts";

/** Lets this session act in another workspace: whatever was known of the one before is forgotten. */
export function useSwitchWorkspace() {
	const queries = useQueryClient();
	const navigate = useNavigate();
	return useAct("switchWorkspace", {
		changes: [],
		onDone: async () => {
			await navigate("/");
			await queries.resetQueries();
		},
	});
}
