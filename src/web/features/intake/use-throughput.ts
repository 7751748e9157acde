import { useEffect, useState } from "react";
import type { ImportView } from "../../../core/intake/import-record.ts";
import { type ProgressSample, type Throughput, throughputOf, withSample } from "./throughput.ts";

/** How fast a running import goes, from the answers that this page got about it. */
export function useThroughput(record: ImportView, answeredAtMs: number, bytesTotal?: number): Throughput | undefined {
	const [samples, setSamples] = useState<readonly ProgressSample[]>([]);
	const { counts, bytesRead = 0 } = record;
	const rowsRead = counts?.rowsRead ?? 0;
	useEffect(() => {
		setSamples((before) => withSample(before, { atMs: answeredAtMs, rows: rowsRead, bytes: bytesRead }));
	}, [answeredAtMs, rowsRead, bytesRead]);
	return throughputOf(samples, bytesTotal);
}
