import type { Call, Visit } from "../app/call.ts";
import type { InputOf, OutputOf, RouteId, Routes } from "../contract/routes.ts";

/** The use case behind every door. A missing or mistyped one is a compile error. */
export type Handlers = {
	[Id in RouteId]: (
		call: Routes[Id] extends { open: true } ? Visit : Call,
		input: InputOf<Id>,
	) => Promise<OutputOf<Id>>;
};
