import { type Loose, withKey, withoutKeys } from "../model/loose.ts";
import { Choice } from "./choice.tsx";
import { DurationInput } from "./duration-input.tsx";
import styles from "./editors.module.css";
import { MomentInput } from "./moment-input.tsx";

const KINDS = [
	["ever", "at any time"],
	["within", "in the last"],
	["dates", "between dates"],
] as const;
type WindowKind = (typeof KINDS)[number][0];

interface WindowEditorProps {
	/** A part of a rule that may have `within`, or `from` and `until`. */
	value: Loose;
	onChange(value: Loose): void;
}

/** When the events happened. */
export function WindowEditor({ value, onChange }: WindowEditorProps) {
	const dated = value.from !== undefined || value.until !== undefined;
	const kind: WindowKind = value.within !== undefined ? "within" : dated ? "dates" : "ever";
	const choose = (next: WindowKind) => {
		const bare = withoutKeys(value, ["within", "from", "until"]);
		onChange(next === "within" ? { ...bare, within: "90d" } : next === "dates" ? { ...bare, from: "" } : bare);
	};
	return (
		<div className={styles.line}>
			<Choice label="When" value={kind} options={KINDS} onChoose={choose} width={130} />
			{kind === "within" && (
				<DurationInput label="In the last" value={value.within} onValue={(within) => onChange({ ...value, within })} />
			)}
			{kind === "dates" && (
				<>
					<MomentInput label="From" value={value.from} onValue={(from) => onChange(bound(value, "from", from))} />
					<span className={styles.word}>until</span>
					<MomentInput label="Until" value={value.until} onValue={(until) => onChange(bound(value, "until", until))} />
				</>
			)}
		</div>
	);
}

/** An empty end is open; one end has to stay, or the window would be gone. */
function bound(value: Loose, key: "from" | "until", text: string): Loose {
	const other = key === "from" ? value.until : value.from;
	return withKey(value, key, text === "" && other !== undefined ? undefined : text);
}
