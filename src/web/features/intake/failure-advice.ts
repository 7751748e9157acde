const ADVICE: Record<string, string> = {
	"file-empty": "Choose a file with at least one row below its header.",
	"file-binary": "Save the data as CSV (UTF-8), JSONL or Parquet.",
	"file-truncated": "Fetch the file again; its end is missing.",
	"file-malformed": "Fetch or export the file again; it is damaged.",
	"file-changed": "Wait until whoever writes the file is done, and import it again.",
	"file-bomb": "Unpack the file yourself and import what is in it, if you trust its source.",
	"file-too-large": "Split the file.",
	"row-too-large": "Look for a quote that is never closed.",
	"format-unsupported": "State the encoding in the mapping, or save the file as UTF-8.",
	"mapping-invalid": "Correct the mapping.",
	"mapping-mismatch": "Correct the mapping so that it fits the columns of the file.",
	"field-refused": "Set columns with passwords and secrets to Ignore.",
	interrupted: "Segward stopped while it ran; import the file again.",
};

/** What to do after an import failed for this reason. */
export function nextStepAfter(errorCode: string): string {
	return ADVICE[errorCode] ?? "Import the file again; if it happens once more, tell your operator.";
}
