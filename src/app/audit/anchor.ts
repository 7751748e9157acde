import { SegwardError } from "../../core/error/segward-error.ts";
import type { TransparencyLog } from "../../ports/transparency-log.ts";
import type { Witness } from "../../ports/witness.ts";

export interface AnchorDeps {
	transparency: TransparencyLog;
	witnesses: readonly Witness[];
	/** Takes failures: a witness that is away stops nothing, but the operator is to know. */
	report(error: unknown, requestId: string): void;
}

/**
 * Has the newest tree head cosigned by each witness, where it has grown. What the log knew of a witness may be out of date
 * (after a restore, or where the witness lost its memory): then the witness says which size it knows, and is asked once more.
 */
export class Anchor {
	readonly #deps: AnchorDeps;
	/** Size of the newest head that each witness is known to have cosigned. */
	readonly #sizes = new Map<string, number>();

	constructor(deps: AnchorDeps) {
		this.#deps = deps;
	}

	async run(): Promise<void> {
		const checkpoint = await this.#deps.transparency.checkpoint();
		if (checkpoint === undefined) return;
		const size = Number(checkpoint.split("\n")[1]);
		await Promise.all(
			this.#deps.witnesses.map(async (witness) => {
				if (this.#sizes.get(witness.verifierKey) === size) return;
				try {
					await this.#cosign(witness, checkpoint, size);
				} catch (error) {
					this.#deps.report(error, "anchor");
				}
			}),
		);
	}

	async #cosign(witness: Witness, checkpoint: string, size: number): Promise<void> {
		const { transparency } = this.#deps;
		let oldSize = this.#sizes.get(witness.verifierKey) ?? 0;
		for (let attempt = 0; attempt < 2; attempt++) {
			if (oldSize > size) {
				throw new SegwardError("witness-refused", {
					detail: `A witness knows ${oldSize} entries of the access log, but it has only ${size}: it was cut short.`,
				});
			}
			const consistency = oldSize === 0 || oldSize === size ? [] : await transparency.consistency(oldSize, size);
			const answer = await witness.cosign({ oldSize, consistency, checkpoint });
			if (answer.kind === "cosigned") {
				await transparency.keepCosigned(witness.verifierKey, `${checkpoint}${answer.signatureLine}\n`);
				this.#sizes.set(witness.verifierKey, size);
				return;
			}
			oldSize = answer.size;
		}
		throw new SegwardError("witness-refused", { detail: "The witness changes its mind about what it knows." });
	}
}
