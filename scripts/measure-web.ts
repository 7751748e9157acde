// npm run measure:web: what the first look at each main screen costs, on the bundled sample; writes a section of bench/RESULTS.md.
import { cpus } from "node:os";
import type { Browser, BrowserContext } from "playwright-core";
import { writeSection } from "../bench/results.ts";
import { loadFigures, watchPaint } from "../test/e2e/load-figures.ts";
import { newContext, openStage } from "../test/e2e/stage.ts";

/** Each is loaded so often with nothing cached; the median counts. */
const LOADS = 3;
/** What comes late, such as charts and the text editor, counts too. */
const SETTLE_MS = 1_000;

const SCREENS: Readonly<Record<string, string>> = {
	Home: "/",
	Segments: "/segments",
	"One segment": "/segments/lapsed-high-value",
	Builder: "/segments/new",
	Catalogue: "/catalogue",
	Imports: "/imports",
	Access: "/access",
	Audit: "/audit",
	Stewardship: "/stewardship",
};

const stage = await openStage();
try {
	const storageState = await stage.context.storageState();
	const rows: string[] = [];
	for (const [name, path] of Object.entries(SCREENS)) {
		const loads: Figures[] = [];
		for (let load = 0; load < LOADS; load++) loads.push(await measure(stage.browser, storageState, path));
		const median = (of: (one: Figures) => number) => loads.map(of).sort((a, b) => a - b)[LOADS >> 1] ?? 0;
		const row = [
			name,
			(median(({ firstBytes }) => firstBytes) / 1000).toFixed(0),
			(median(({ bytes }) => bytes) / 1000).toFixed(0),
			median(({ interactiveMs }) => interactiveMs).toFixed(0),
			median(({ largestPaintMs }) => largestPaintMs).toFixed(0),
			median(({ layoutShift }) => layoutShift).toFixed(3),
		];
		rows.push(`| ${row.join(" | ")} |`);
		process.stdout.write(`${rows.at(-1)}\n`);
	}
	writeSection("web", report(rows));
} finally {
	await stage.close();
}

type Figures = Awaited<ReturnType<typeof measure>>;

/** One load in a browser that knows nothing yet but the session. */
async function measure(
	browser: Browser,
	storageState: Awaited<ReturnType<BrowserContext["storageState"]>>,
	path: string,
) {
	const context = await newContext(browser, { storageState });
	try {
		const page = await context.newPage();
		await watchPaint(page);
		await page.goto(`${stage.product.address}${path}`);
		await page.getByRole("heading", { level: 1 }).waitFor();
		const first = await loadFigures(page);
		await page.waitForLoadState("networkidle");
		await page.waitForTimeout(SETTLE_MS);
		const all = await loadFigures(page);
		return { ...all, firstBytes: first.bytes, interactiveMs: first.sinceStartMs };
	} finally {
		await context.close();
	}
}

function report(rows: readonly string[]): string {
	return `## The web app's first load

Measured by \`npm run measure:web\` in Chromium over HTTPS on localhost, sample data, nothing cached, ${cpus().length} cores; median of ${LOADS}.
Scripts and styles as transferred (gzip, without headers): until the screen stands, and with what it loads afterwards (charts, text editor).

| screen | first, kB | all, kB | screen stands, ms | largest paint, ms | layout shift |
|---|---|---|---|---|---|
${rows.join("\n")}`;
}
