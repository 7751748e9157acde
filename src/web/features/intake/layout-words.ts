export const DELIMITERS: readonly { value: string; label: string }[] = [
	{ value: ",", label: "comma ," },
	{ value: ";", label: "semicolon ;" },
	{ value: "tab", label: "tab" },
	{ value: "|", label: "bar |" },
	{ value: ":", label: "colon :" },
];

export function delimiterWord(delimiter: string): string {
	const name = delimiter === "\t" ? "tab" : delimiter;
	return DELIMITERS.find(({ value }) => value === name)?.label ?? name;
}

/** WHATWG labels of encodings that exports are met in. */
export const ENCODINGS: readonly { value: string; label: string }[] = [
	{ value: "utf-8", label: "UTF-8" },
	{ value: "windows-1252", label: "Windows-1252, Western Europe" },
	{ value: "windows-1250", label: "Windows-1250, Central Europe" },
	{ value: "windows-1251", label: "Windows-1251, Cyrillic" },
	{ value: "windows-1253", label: "Windows-1253, Greek" },
	{ value: "windows-1254", label: "Windows-1254, Turkish" },
	{ value: "windows-1255", label: "Windows-1255, Hebrew" },
	{ value: "windows-1256", label: "Windows-1256, Arabic" },
	{ value: "macintosh", label: "Macintosh, Western Europe" },
	{ value: "shift_jis", label: "Shift JIS, Japanese" },
	{ value: "gb18030", label: "GB 18030, Chinese" },
	{ value: "big5", label: "Big5, Chinese" },
	{ value: "euc-kr", label: "EUC-KR, Korean" },
	{ value: "utf-16le", label: "UTF-16, little endian" },
	{ value: "utf-16be", label: "UTF-16, big endian" },
];
