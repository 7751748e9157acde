import { Page } from "../../design/page.tsx";

export default function AccessScreen() {
	return <Page title="Access">{null}</Page>;
}
