import { type Command, Option } from "commander";

/** How to read a file, where it is not to be detected. */
export interface FileHintOptions {
	format?: "csv" | "jsonl" | "parquet";
	compression?: "none" | "gzip" | "zstd";
	encoding?: string;
	delimiter?: string;
}

export function withFileHints(command: Command): Command {
	return command
		.addOption(new Option("--format <format>", "detected where left out").choices(["csv", "jsonl", "parquet"]))
		.addOption(new Option("--compression <kind>", "detected where left out").choices(["none", "gzip", "zstd"]))
		.option("--encoding <label>", "such as windows-1252; detected where left out")
		.option("--delimiter <character>", "of a CSV file, or 'tab'; detected where left out");
}

export function fileHints({ format, compression, encoding, delimiter }: FileHintOptions): FileHintOptions {
	return { format, compression, encoding, delimiter };
}
