import { Anchor, Group, Text } from "@mantine/core";
import { Link } from "react-router";

export function Logo() {
	return (
		<Anchor component={Link} to="/" underline="never" c="inherit" aria-label="Segward, home">
			<Group gap={8} wrap="nowrap">
				<img src="/favicon.svg" alt="" width={26} height={26} />
				<Text fw={700} size="lg" style={{ letterSpacing: "-0.01em" }}>
					Segward
				</Text>
			</Group>
		</Anchor>
	);
}
