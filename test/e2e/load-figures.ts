import type { Page } from "playwright-core";

interface Entry {
	name: string;
	startTime: number;
	encodedBodySize: number;
	value: number;
	hadRecentInput: boolean;
}

/** What the functions below use of the page's own world; tests are compiled without its types. */
interface PageWorld {
	performance: { now(): number; getEntriesByType(type: string): Entry[] };
	PerformanceObserver: new (
		listen: (list: { getEntries(): Entry[] }) => void,
	) => { observe(options: { type: string; buffered: boolean }): void };
	segwardPaint: { largestPaintMs: number; layoutShift: number };
}

/** Notes largest paint and layout shift from the start of the next page on. */
export function watchPaint(page: Page): Promise<unknown> {
	return page.addInitScript(() => {
		const world = globalThis as unknown as PageWorld;
		world.segwardPaint = { largestPaintMs: 0, layoutShift: 0 };
		const watch = (type: string, note: (entry: Entry) => void) =>
			new world.PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
		watch("largest-contentful-paint", ({ startTime }) => {
			world.segwardPaint.largestPaintMs = startTime;
		});
		watch("layout-shift", ({ value, hadRecentInput }) => {
			if (!hadRecentInput) world.segwardPaint.layoutShift += value;
		});
	});
}

/** So far: bytes of scripts and styles as transferred, time since the page was asked for, paints. */
export function loadFigures(page: Page) {
	return page.evaluate(() => {
		const { performance, segwardPaint } = globalThis as unknown as PageWorld;
		const bytes = performance
			.getEntriesByType("resource")
			.filter(({ name }) => /\.(?:js|css)$/.test(name))
			.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
		return { bytes, sinceStartMs: performance.now(), ...segwardPaint };
	});
}
