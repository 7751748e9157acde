import { Page } from "../../design/page.tsx";

export default function HomeScreen() {
	return <Page title="Home">{null}</Page>;
}
