import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";

/** What to do once somebody is signed in: nothing that was read for somebody else stays, then on to a place. */
export function useSignedInThen(): (place: string) => void {
	const queries = useQueryClient();
	const navigate = useNavigate();
	return (place) => {
		queries.clear();
		void navigate(place, { replace: true });
	};
}
