import "@mantine/notifications/styles.css";
import { Notifications } from "@mantine/notifications";

export default function NoticeBoard() {
	return <Notifications position="bottom-right" autoClose={6000} />;
}
