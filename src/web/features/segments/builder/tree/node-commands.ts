import type { Edited } from "../model/rule-edits.ts";
import { canUnwrap, duplicateAt, moveBy, removeAt, unwrapAt, wrapAt } from "../model/rule-edits.ts";
import type { RulePath } from "../model/rule-path.ts";
import { kindOf, placeOf, valueAt } from "../model/rule-tree.ts";

export interface NodeCommand {
	name: string;
	/** As shown; Alt is part of each. */
	keys?: string;
	fits(event: KeyPress): boolean;
	may(rule: unknown, path: RulePath): boolean;
	run(rule: unknown, path: RulePath): Edited;
	danger?: true;
}

/** What of a key press matters. */
export interface KeyPress {
	key: string;
	altKey: boolean;
	shiftKey: boolean;
	ctrlKey: boolean;
	metaKey: boolean;
}

/** Letters with Shift, since Alt and a letter alone open menus or write characters on some systems. */
function alt(key: string, shift: boolean): (event: KeyPress) => boolean {
	return (event) =>
		event.altKey &&
		!event.ctrlKey &&
		!event.metaKey &&
		event.shiftKey === shift &&
		event.key.toLowerCase() === key.toLowerCase();
}

const never = () => false;
const always = () => true;
const isNot = (rule: unknown, path: RulePath) => kindOf(valueAt(rule, path)) === "not";

/** What can be done with a condition, by menu and by keyboard. */
export const NODE_COMMANDS: readonly NodeCommand[] = [
	{
		name: "Move up",
		keys: "Alt ↑",
		fits: alt("ArrowUp", false),
		may: (_, path) => placeOf(path) !== null,
		run: (rule, path) => moveBy(rule, path, -1),
	},
	{
		name: "Move down",
		keys: "Alt ↓",
		fits: alt("ArrowDown", false),
		may: (_, path) => placeOf(path) !== null,
		run: (rule, path) => moveBy(rule, path, 1),
	},
	{ name: "Duplicate", keys: "Alt Shift D", fits: alt("d", true), may: always, run: duplicateAt },
	{
		name: "Negate (wrap in not)",
		keys: "Alt Shift N",
		fits: alt("n", true),
		may: (rule, path) => !isNot(rule, path),
		run: (rule, path) => wrapAt(rule, path, "not"),
	},
	{ name: "Wrap in all of", fits: never, may: always, run: (rule, path) => wrapAt(rule, path, "all") },
	{ name: "Wrap in any of", fits: never, may: always, run: (rule, path) => wrapAt(rule, path, "any") },
	{ name: "Unwrap", keys: "Alt Shift U", fits: alt("u", true), may: canUnwrap, run: unwrapAt },
	{
		name: "Remove",
		keys: "Alt Shift ⌫",
		fits: alt("Backspace", true),
		may: (_, path) => path.length > 0,
		run: removeAt,
		danger: true,
	},
];

export function commandFor(event: KeyPress): NodeCommand | undefined {
	return NODE_COMMANDS.find((command) => command.fits(event));
}
