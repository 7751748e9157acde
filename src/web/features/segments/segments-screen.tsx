import { Page } from "../../design/page.tsx";

export default function SegmentsScreen() {
	return <Page title="Segments">{null}</Page>;
}
