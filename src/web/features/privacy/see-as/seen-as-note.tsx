import { Alert, List, Stack, Text } from "@mantine/core";
import { IconUserScan } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { SeenAs, SizeSeenAs } from "../../../../core/privacy/masking/see-as.ts";
import { ProtectedSizeText } from "../../../design/protected-size-text.tsx";

interface SeenAsNoteProps {
	seenAs: SeenAs & { size?: SizeSeenAs };
}

/** Whose eyes these are, and where what is shown is not what they see. */
export function SeenAsNote({ seenAs }: SeenAsNoteProps) {
	const { role, purpose, permitted, fields, size } = seenAs;
	const named = (shown: SeenAs["fields"][number]["shown"]) => fields.filter((field) => field.shown === shown);
	const hidden = named("hidden");
	return (
		<Alert
			variant="light"
			color="ward"
			icon={<IconUserScan aria-hidden />}
			title={`As ${role} sees it, for ${purpose}`}
		>
			<Stack gap={6}>
				{size && (
					<Text size="sm">
						Size for them: <SizeForThem size={size} />
					</Text>
				)}
				{!permitted && (
					<Text size="sm">They may not look here at all. This is what their masks would leave of the values.</Text>
				)}
				<Named fields={named("yours")}>shown as you see it; they see more</Named>
				<Named fields={named("neither")}>not shown here: their mask tells something that yours does not</Named>
				{hidden.length > 0 && (
					<div>
						<Text size="sm">Hidden from them:</Text>
						<List size="sm">
							{hidden.map(({ name, because }) => (
								<List.Item key={name}>
									<bdi>{name}</bdi>: {because}
								</List.Item>
							))}
						</List>
					</div>
				)}
				<Text size="xs" c="dimmed">
					Never more than you see yourself; fields that only they see are not here. This look is recorded.
				</Text>
			</Stack>
		</Alert>
	);
}

function Named({ fields, children }: { fields: readonly { name: string }[]; children: ReactNode }) {
	if (fields.length === 0) return null;
	return (
		<Text size="sm">
			{fields.map(({ name }, at) => (
				<span key={name}>
					{at > 0 && ", "}
					<bdi>{name}</bdi>
				</span>
			))}
			: {children}
		</Text>
	);
}

function SizeForThem({ size }: { size: SizeSeenAs }) {
	switch (size.kind) {
		case "exact-for-them":
			return "the exact one, which you are not shown";
		case "unasked":
			return "one with noise, which nobody has asked for yet; it is not asked for here, since that costs budget";
		case "none":
			return "none, they may not ask for it";
		default:
			return <ProtectedSizeText value={size} textSize="sm" fw={600} />;
	}
}
