import { Alert, Anchor, Text } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { rolesText } from "../../core/access/roles-text.ts";
import type { SessionView } from "../client/session.ts";

const A_MINUTE_MS = 60_000;

/** Says on every screen that emergency roles count, for how long, and that everything is marked. */
export function EmergencyBanner({ emergency }: { emergency: SessionView["breakGlass"] }) {
	const [nowMs, setNowMs] = useState(() => Date.now());
	useEffect(() => {
		const timer = setInterval(() => setNowMs(Date.now()), A_MINUTE_MS / 4);
		return () => clearInterval(timer);
	}, []);
	const leftMs = emergency === undefined ? 0 : Date.parse(emergency.endsAt) - nowMs;
	if (emergency === undefined || leftMs <= 0) return null;
	return (
		<Alert
			variant="light"
			color="red"
			icon={<IconUrgent aria-hidden />}
			mb="lg"
			maw={1360}
			mx="auto"
			title={`Emergency roles for ${leftText(leftMs)} more`}
		>
			<Text size="sm" component="span">
				{rolesText(emergency.roles)}. All that you do is marked in the log, and somebody else reviews it.{" "}
				<Anchor component={Link} to="/access" inherit>
					End them
				</Anchor>
			</Text>
		</Alert>
	);
}

function leftText(leftMs: number): string {
	const minutes = Math.ceil(leftMs / A_MINUTE_MS);
	const hours = Math.floor(minutes / 60);
	return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
