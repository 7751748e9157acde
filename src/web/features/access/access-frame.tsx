import { Outlet } from "react-router";
import { useSession } from "../../client/session.ts";
import { AreaTabs } from "../../design/area-tabs.tsx";
import { ACCESS_TABS } from "./access-tabs.ts";

/** What stands around every screen of the Access area: the way to the others that its visitor can use. */
export default function AccessFrame() {
	const actions = useSession().data?.actions ?? [];
	return (
		<>
			<AreaTabs label="Access" tabs={ACCESS_TABS} actions={actions} />
			<Outlet />
		</>
	);
}
