import { Outlet } from "react-router";
import { useSession } from "../../client/session.ts";
import { AreaTabs } from "../../design/area-tabs.tsx";
import { AUDIT_TABS } from "./audit-tabs.ts";

/** What stands around every screen of the Audit area: the way to the others that its visitor can use. */
export default function AuditFrame() {
	const actions = useSession().data?.actions ?? [];
	return (
		<>
			<AreaTabs label="Audit" tabs={AUDIT_TABS} actions={actions} />
			<Outlet />
		</>
	);
}
