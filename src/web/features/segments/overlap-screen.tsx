import { Page } from "../../design/page.tsx";

export default function OverlapScreen() {
	return <Page title="Overlap of segments">{null}</Page>;
}
