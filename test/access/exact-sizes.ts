/** Everyone sees exact sizes: for tests that are about something else. */
export const EXACT_SIZES = {
	kind: "policy",
	name: "exact-sizes",
	title: "Exact sizes",
	description: "Sizes are not what is tested here.",
	text: 'permit (principal, action == Segward::Action::"size:exact", resource is Segward::Segment);',
} as const;
