import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useNavigate } from "react-router";

/** Leaves for the sign-in; nothing that was read for one person stays for the next. */
export function StartOver() {
	const queries = useQueryClient();
	const navigate = useNavigate();
	useEffect(() => {
		void Promise.resolve(navigate("/sign-in", { replace: true })).then(() => queries.clear());
	}, [queries, navigate]);
	return null;
}
