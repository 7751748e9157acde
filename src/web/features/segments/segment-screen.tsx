import { Page } from "../../design/page.tsx";

export default function SegmentScreen() {
	return <Page title="Segment">{null}</Page>;
}
