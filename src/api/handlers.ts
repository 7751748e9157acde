import type { Call } from "../app/call.ts";
import type { InputOf, OutputOf, RouteId } from "../contract/routes.ts";

/** The use case behind every door. A missing or mistyped one is a compile error. */
export type Handlers = {
	[Id in RouteId]: (call: Call, input: InputOf<Id>) => Promise<OutputOf<Id>>;
};
