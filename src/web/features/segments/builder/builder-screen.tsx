import { Page } from "../../../design/page.tsx";

export default function BuilderScreen() {
	return <Page title="Segment">{null}</Page>;
}
