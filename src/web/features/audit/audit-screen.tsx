import { Page } from "../../design/page.tsx";

export default function AuditScreen() {
	return <Page title="Audit">{null}</Page>;
}
