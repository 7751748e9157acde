import { SegmentDocument } from "../../../../core/segments/segment-document.ts";

const MOST_NAME = 64;
const COPY = "-copy";

/** `readers` → `readers-copy`, short enough for a name. */
export function nameOfCopy(name: string): string {
	return `${name.slice(0, MOST_NAME - COPY.length).replace(/-+$/, "")}${COPY}`;
}

/** The same segment under another name and title. @throws ZodError where the document is not a segment. */
export function copyDocument(document: unknown, name: string, title: string): SegmentDocument {
	const original = SegmentDocument.parse(document);
	return {
		...original,
		metadata: { ...original.metadata, name },
		spec: { ...original.spec, title },
	};
}
