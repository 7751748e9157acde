import { Outlet } from "react-router";
import { useSession } from "../../client/session.ts";
import { AreaTabs } from "../../design/area-tabs.tsx";
import { TRAINING_TABS } from "./training-tabs.ts";

/** What stands around every screen of the Training area. */
export default function TrainingFrame() {
	const actions = useSession().data?.actions ?? [];
	return (
		<>
			<AreaTabs label="Training" tabs={TRAINING_TABS} actions={actions} />
			<Outlet />
		</>
	);
}
