import { Page } from "../../design/page.tsx";

export default function SignInScreen() {
	return <Page title="Sign in">{null}</Page>;
}
