import { useNotifications } from "@mantine/notifications";
import { lazy, Suspense, useEffect, useState } from "react";

const NoticeBoard = lazy(() => import("./notice-board.tsx"));

/** Shows notices; what draws them is loaded with the first one. */
export function Notices() {
	const { notifications } = useNotifications();
	const [wanted, setWanted] = useState(false);
	const any = notifications.length > 0;
	useEffect(() => {
		if (any) setWanted(true);
	}, [any]);
	if (!wanted) return null;
	return (
		<Suspense>
			<NoticeBoard />
		</Suspense>
	);
}
