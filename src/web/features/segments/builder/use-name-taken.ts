import { useDebouncedValue } from "@mantine/hooks";
import { Slug } from "../../../../core/segments/slug.ts";
import { useApi } from "../../../client/use-api.ts";

/** Whether a new segment would become a version of another one. */
export function useNameTaken(name: string, stored: boolean): boolean {
	const [asked] = useDebouncedValue(name, 400);
	const enabled = !stored && Slug.safeParse(asked).success;
	const answer = useApi("listSegments", { q: asked, limit: 500 }, { enabled });
	return enabled && asked === name && (answer.data?.items.some((segment) => segment.name === name) ?? false);
}
