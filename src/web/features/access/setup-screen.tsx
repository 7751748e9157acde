import { Page } from "../../design/page.tsx";

export default function SetupScreen() {
	return <Page title="Set up">{null}</Page>;
}
