import { Page } from "../../design/page.tsx";

export default function CompareScreen() {
	return <Page title="Compare segments">{null}</Page>;
}
