import { Outlet } from "react-router";
import { useSession } from "../../client/session.ts";
import { AreaTabs } from "../../design/area-tabs.tsx";
import { PRIVACY_TABS } from "./privacy-tabs.ts";

/** What stands around every screen of the Privacy area. */
export default function PrivacyFrame() {
	const actions = useSession().data?.actions ?? [];
	return (
		<>
			<AreaTabs label="Privacy" tabs={PRIVACY_TABS} actions={actions} />
			<Outlet />
		</>
	);
}
