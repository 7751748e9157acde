import { Page } from "../../design/page.tsx";
import { BreakGlassPanel } from "./break-glass-panel.tsx";
import { MyRole } from "./my-role.tsx";

/** Who one is here. */
export default function AccessScreen() {
	return (
		<Page title="Access" lead="Who you are here, and what your roles let you do.">
			<MyRole />
			<BreakGlassPanel />
		</Page>
	);
}
