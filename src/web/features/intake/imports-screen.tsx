import { Page } from "../../design/page.tsx";

export default function ImportsScreen() {
	return <Page title="Imports">{null}</Page>;
}
