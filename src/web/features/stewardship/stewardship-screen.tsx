import { Page } from "../../design/page.tsx";

export default function StewardshipScreen() {
	return <Page title="Stewardship">{null}</Page>;
}
