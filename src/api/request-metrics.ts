const BUCKETS_SECONDS = [0.005, 0.02, 0.1, 0.5, 2, 10, 60];

interface Series {
	byStatus: Map<number, number>;
	buckets: number[];
	seconds: number;
	count: number;
}

/** Counts requests by route and status; knows nothing of their content. */
export class RequestMetrics {
	readonly #series = new Map<string, Series>();

	observe(route: string, status: number, seconds: number): void {
		const series = this.#series.get(route) ?? { byStatus: new Map(), buckets: [], seconds: 0, count: 0 };
		this.#series.set(route, series);
		series.byStatus.set(status, (series.byStatus.get(status) ?? 0) + 1);
		BUCKETS_SECONDS.forEach((limit, at) => {
			series.buckets[at] = (series.buckets[at] ?? 0) + (seconds <= limit ? 1 : 0);
		});
		series.seconds += seconds;
		series.count += 1;
	}

	/** The Prometheus text exposition format, version 0.0.4. */
	text(): string {
		const lines = ["# HELP segward_requests_total Requests answered.", "# TYPE segward_requests_total counter"];
		for (const [route, { byStatus }] of this.#series) {
			for (const [status, count] of byStatus) {
				lines.push(`segward_requests_total{route="${route}",status="${status}"} ${count}`);
			}
		}
		lines.push("# HELP segward_request_seconds Time until the answer was complete.");
		lines.push("# TYPE segward_request_seconds histogram");
		for (const [route, { buckets, seconds, count }] of this.#series) {
			BUCKETS_SECONDS.forEach((limit, at) => {
				lines.push(`segward_request_seconds_bucket{route="${route}",le="${limit}"} ${buckets[at] ?? 0}`);
			});
			lines.push(`segward_request_seconds_bucket{route="${route}",le="+Inf"} ${count}`);
			lines.push(`segward_request_seconds_sum{route="${route}"} ${seconds}`);
			lines.push(`segward_request_seconds_count{route="${route}"} ${count}`);
		}
		return `${lines.join("\n")}\n`;
	}
}
