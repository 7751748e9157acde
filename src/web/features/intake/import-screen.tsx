import { Page } from "../../design/page.tsx";

export default function ImportScreen() {
	return <Page title="Import">{null}</Page>;
}
