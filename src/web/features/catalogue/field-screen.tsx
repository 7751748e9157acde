import { Page } from "../../design/page.tsx";

export default function FieldScreen() {
	return <Page title="Field">{null}</Page>;
}
