import { Finding } from "../../core/stewardship/finding.ts";
import { allOf } from "../parts.ts";
import { route } from "../route.ts";

export const findingRoutes = {
	listFindings: route({
		area: "stewardship",
		resourceKind: "Workspace",
		method: "GET",
		path: "/findings",
		summary: "List what checks found that is not as it should be, the gravest first",
		action: "finding:list",
		response: allOf(Finding),
		mutates: false,
		success: 200,
	}),
};
