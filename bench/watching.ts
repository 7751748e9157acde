// node bench/watching.ts [SEED…]: what the watch over the access log finds in synthetic months with ten planted incidents, and how fast.
import { measure } from "../test/watch/measure.ts";

const HELD_OUT = Array.from({ length: 8 }, (_, at) => `held-out-${at + 1}`);
const seeds = process.argv.length > 2 ? process.argv.slice(2) : HELD_OUT;

process.stdout.write(
	"| seed | entries | found | true alerts | false alarms | entries/s |\n|---|---|---|---|---|---|\n",
);
for (const seed of seeds) {
	const { entries, found, missed, trueAlerts, falseAlarms, entriesPerSecond } = measure(seed);
	const of = found.length + missed.length;
	process.stdout.write(
		`| ${seed} | ${entries} | ${found.length} of ${of} | ${trueAlerts} | ${falseAlarms.length} | ${entriesPerSecond} |\n`,
	);
	for (const one of missed) process.stdout.write(`missed: ${one}\n`);
	for (const one of falseAlarms) process.stdout.write(`  ${one}\n`);
}
