import { advantageBound } from "../../src/core/privacy/noise/attacker.ts";

/** What the best attacker can reach against plain Gaussian noise of this ρ: 2 Φ(√(2ρ) / 2) − 1 (Gaussian differential privacy). */
export function gaussianAdvantage(rho: number): number {
	const half = Math.sqrt(2 * rho) / 2;
	const steps = 2_000;
	const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
	let sum = 0;
	for (let step = 0; step < steps; step++) sum += density(-half + ((step + 0.5) * 2 * half) / steps);
	return sum * ((2 * half) / steps);
}

/** What no attacker can exceed, whatever the mechanism: the price of the whole game bounds it. */
export const provenAdvantage = advantageBound;
