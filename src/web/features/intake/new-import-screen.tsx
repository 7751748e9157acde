import { Page } from "../../design/page.tsx";

export default function NewImportScreen() {
	return <Page title="Import a file">{null}</Page>;
}
