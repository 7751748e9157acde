const QUOTE = 0x22;

/**
 * Cells of the line from `from` to before `to`, or null where its record takes more than one line or bends RFC 4180
 * after a closing quote; csv-parse reads those. A quote inside an unquoted cell is text. An empty line has one cell.
 */
export function splitLine(text: string, from: number, to: number, delimiter: string): string[] | null {
	const cells: string[] = [];
	for (let start = from; ; ) {
		if (text.charCodeAt(start) !== QUOTE || start === to) {
			const end = text.indexOf(delimiter, start);
			if (end === -1 || end >= to) {
				cells.push(text.slice(start, to));
				return cells;
			}
			cells.push(text.slice(start, end));
			start = end + delimiter.length;
			continue;
		}
		let isEscaped = false;
		let close = text.indexOf('"', start + 1);
		while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) {
			isEscaped = true;
			close = text.indexOf('"', close + 2);
		}
		if (close === -1 || close >= to) return null;
		const cell = text.slice(start + 1, close);
		cells.push(isEscaped ? cell.replaceAll('""', '"') : cell);
		if (close + 1 === to) return cells;
		if (!text.startsWith(delimiter, close + 1)) return null;
		start = close + 1 + delimiter.length;
	}
}
