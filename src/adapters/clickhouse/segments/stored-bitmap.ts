import type { RowBinary } from "../row-binary.ts";

const SERIAL_COOKIE = 12347;
/** Serialised without run containers. */
const COOKIE_NO_RUNS = 12346;
const NO_OFFSETS_BELOW = 4;
const MOST_IN_ARRAY = 4096;
const BITSET_BYTES = 8192;

interface Container {
	kind: "array" | "bitset" | "runs";
	/** Where its values begin. */
	at: number;
	/** Values of an array, runs of a run container. */
	count: number;
}

/**
 * A state of `groupBitmap(UInt32)` as the engine stores it, asked in place: a few numbers as they are, or a Roaring bitmap
 * in its portable format (https://github.com/RoaringBitmap/RoaringFormatSpec).
 */
export class StoredBitmap {
	readonly #bytes: Buffer;
	readonly #containers: ReadonlyMap<number, Container>;
	readonly #few: ReadonlySet<number>;

	/** @throws Error for bytes of another format. */
	static read(from: RowBinary): StoredBitmap {
		if (from.uint8() === 0) {
			const few = Array.from({ length: from.leb128() }, () => from.uint32());
			return new StoredBitmap(Buffer.alloc(0), new Map(), new Set(few));
		}
		const bytes = Buffer.from(from.string().buffer);
		return new StoredBitmap(bytes, containersOf(bytes), new Set());
	}

	private constructor(bytes: Buffer, containers: ReadonlyMap<number, Container>, few: ReadonlySet<number>) {
		this.#bytes = bytes;
		this.#containers = containers;
		this.#few = few;
	}

	get byteLength(): number {
		return this.#bytes.length + 64 * (this.#containers.size + this.#few.size);
	}

	has(value: number): boolean {
		const container = this.#containers.get(value >>> 16);
		if (container === undefined) return this.#few.has(value);
		const low = value & 0xffff;
		const { kind, at, count } = container;
		if (kind === "bitset") return (((this.#bytes[at + (low >>> 3)] ?? 0) >>> (low & 7)) & 1) === 1;
		const stride = kind === "array" ? 2 : 4;
		const place = this.#lastNotAbove(low, at, count, stride);
		if (place < 0) return false;
		const start = this.#bytes.readUInt16LE(at + place * stride);
		// A run says how many values follow its first.
		return low - start <= (kind === "array" ? 0 : this.#bytes.readUInt16LE(at + place * stride + 2));
	}

	/** Of ascending 16-bit numbers, the place of the last that is not above `low`; -1 where all are. */
	#lastNotAbove(low: number, at: number, count: number, stride: number): number {
		let [below, above] = [-1, count];
		while (above - below > 1) {
			const middle = (below + above) >>> 1;
			if (this.#bytes.readUInt16LE(at + middle * stride) <= low) below = middle;
			else above = middle;
		}
		return below;
	}
}

function containersOf(bytes: Buffer): Map<number, Container> {
	const cookie = bytes.readUInt32LE(0);
	const hasRuns = (cookie & 0xffff) === SERIAL_COOKIE;
	if (!hasRuns && cookie !== COOKIE_NO_RUNS) throw new Error("Not a Roaring bitmap in the portable format.");
	const count = hasRuns ? (cookie >>> 16) + 1 : bytes.readUInt32LE(4);
	const runFlags = hasRuns ? 4 : -1;
	const heads = hasRuns ? 4 + Math.ceil(count / 8) : 8;
	const hasOffsets = !hasRuns || count >= NO_OFFSETS_BELOW;
	let at = heads + count * 4 + (hasOffsets ? count * 4 : 0);
	const containers = new Map<number, Container>();
	for (let index = 0; index < count; index++) {
		const high = bytes.readUInt16LE(heads + index * 4);
		const values = bytes.readUInt16LE(heads + index * 4 + 2) + 1;
		const isRuns = hasRuns && (((bytes[runFlags + (index >>> 3)] ?? 0) >>> (index & 7)) & 1) === 1;
		if (isRuns) {
			const runs = bytes.readUInt16LE(at);
			containers.set(high, { kind: "runs", at: at + 2, count: runs });
			at += 2 + runs * 4;
		} else {
			const isArray = values <= MOST_IN_ARRAY;
			containers.set(high, { kind: isArray ? "array" : "bitset", at, count: values });
			at += isArray ? values * 2 : BITSET_BYTES;
		}
	}
	return containers;
}
