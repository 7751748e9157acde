/** What a running import had done at a moment. */
export interface ProgressSample {
	atMs: number;
	rows: number;
	bytes: number;
}

export interface Throughput {
	rowsPerSecond: number;
	bytesPerSecond: number;
	/** Absent where the total is not known. */
	secondsLeft?: number;
}

const WINDOW_MS = 8_000;

/** The newest samples with this one; only as many as say something about now. */
export function withSample(samples: readonly ProgressSample[], sample: ProgressSample): ProgressSample[] {
	const last = samples.at(-1);
	if (last && (sample.rows < last.rows || sample.bytes < last.bytes)) return [sample];
	return [...samples.filter(({ atMs }) => sample.atMs - atMs <= WINDOW_MS), sample];
}

/** Speed over the samples; undefined until there are two of different times. */
export function throughputOf(samples: readonly ProgressSample[], bytesTotal?: number): Throughput | undefined {
	const first = samples[0];
	const last = samples.at(-1);
	if (!first || !last || last.atMs <= first.atMs) return undefined;
	const seconds = (last.atMs - first.atMs) / 1000;
	const bytesPerSecond = (last.bytes - first.bytes) / seconds;
	const left = bytesTotal !== undefined && bytesPerSecond > 0 ? (bytesTotal - last.bytes) / bytesPerSecond : undefined;
	return {
		rowsPerSecond: (last.rows - first.rows) / seconds,
		bytesPerSecond,
		...(left !== undefined && { secondsLeft: Math.max(0, left) }),
	};
}
