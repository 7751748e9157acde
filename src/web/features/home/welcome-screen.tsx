import { Page } from "../../design/page.tsx";

export default function WelcomeScreen() {
	return <Page title="Welcome">{null}</Page>;
}
