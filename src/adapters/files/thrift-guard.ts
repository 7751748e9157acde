const MAX_DEPTH = 16;

/**
 * Walks one struct of Thrift's compact protocol without building anything and gives its end. A list that claims more
 * items than there are bytes left, or nesting without end, is found here, before a decoder believes it.
 * Format: Apache Thrift, doc/specs/thrift-compact-protocol.md. @throws RangeError
 */
export function thriftStructEnd(view: DataView, offset: number): number {
	return structEnd(view, offset, 0);
}

function structEnd(view: DataView, start: number, depth: number): number {
	if (depth > MAX_DEPTH) throw new RangeError("nested too deeply");
	for (let at = start; ; ) {
		const header = view.getUint8(at++);
		const type = header & 0x0f;
		if (type === 0) return at;
		if (header >> 4 === 0) at = varint(view, at)[1];
		// In a struct, the type of a boolean is its value.
		at = type <= 2 ? at : valueEnd(view, at, type, depth);
	}
}

function valueEnd(view: DataView, at: number, type: number, depth: number): number {
	switch (type) {
		case 1:
		case 2:
		case 3:
			return within(view, at + 1);
		case 4:
		case 5:
		case 6:
			return varint(view, at)[1];
		case 7:
			return within(view, at + 8);
		case 8: {
			const [length, start] = varint(view, at);
			return within(view, start + length);
		}
		case 9:
		case 10:
			return listEnd(view, at, depth);
		case 12:
			return structEnd(view, at, depth + 1);
		default:
			throw new RangeError("unknown type");
	}
}

function listEnd(view: DataView, at: number, depth: number): number {
	const header = view.getUint8(at);
	let [size, next] = [header >> 4, at + 1];
	if (size === 15) [size, next] = varint(view, next);
	if (size > view.byteLength - next) throw new RangeError("a list is longer than what is left");
	for (let i = 0; i < size; i++) next = valueEnd(view, next, header & 0x0f, depth + 1);
	return next;
}

/** Value and end. Numbers that matter here, lengths, have at most 32 bits; longer ones only need their end. */
function varint(view: DataView, start: number): [value: number, end: number] {
	let value = 0;
	for (let at = start, shift = 0; shift < 70; shift += 7) {
		const byte = view.getUint8(at++);
		value += (byte & 0x7f) * 2 ** shift;
		if (byte < 0x80) return [value, at];
	}
	throw new RangeError("a number is too long");
}

function within(view: DataView, end: number): number {
	if (end > view.byteLength) throw new RangeError("reaches beyond the end");
	return end;
}
