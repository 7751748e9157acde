import {
	ActionIcon,
	Button,
	Group,
	Kbd,
	Menu,
	Text,
	useComputedColorScheme,
	useMantineColorScheme,
} from "@mantine/core";
import { IconApi, IconKey, IconLogout, IconMoon, IconRoute, IconSearch, IconSun, IconUser } from "@tabler/icons-react";
import { Link } from "react-router";
import { rolesText } from "../../core/access/roles-text.ts";
import { type SessionView, useSignOut } from "../client/session.ts";
import { WorkspaceSwitcher } from "./workspace-switcher.tsx";

interface HeaderToolsProps {
	session: SessionView;
	/** Opens the command palette. */
	onSearch: () => void;
}

export function HeaderTools({ session, onSearch }: HeaderToolsProps) {
	const scheme = useComputedColorScheme("light");
	const { setColorScheme } = useMantineColorScheme();
	const signOut = useSignOut();
	const other = scheme === "dark" ? "light" : "dark";
	return (
		<Group gap="xs" wrap="nowrap">
			<WorkspaceSwitcher />
			<Button
				variant="default"
				size="xs"
				leftSection={<IconSearch size={14} aria-hidden />}
				rightSection={<Kbd size="xs">Ctrl K</Kbd>}
				onClick={onSearch}
				visibleFrom="sm"
			>
				Search or jump
			</Button>
			<ActionIcon variant="default" size="lg" hiddenFrom="sm" onClick={onSearch} aria-label="Search or jump">
				<IconSearch size={16} aria-hidden />
			</ActionIcon>
			<ActionIcon
				variant="default"
				size="lg"
				onClick={() => setColorScheme(other)}
				aria-label={`Switch to the ${other} theme`}
			>
				{scheme === "dark" ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
			</ActionIcon>
			<Menu position="bottom-end" width={240}>
				<Menu.Target>
					<ActionIcon variant="default" size="lg" aria-label={`Account of ${session.name}`}>
						<IconUser size={16} aria-hidden />
					</ActionIcon>
				</Menu.Target>
				<Menu.Dropdown>
					<Menu.Label>
						<Text size="sm" fw={600} c="var(--segward-ink)" truncate dir="auto">
							{session.name}
						</Text>
						<Text size="xs" c="dimmed">
							{rolesText(session.roles)}
						</Text>
					</Menu.Label>
					<Menu.Divider />
					<Menu.Item leftSection={<IconKey size={16} aria-hidden />} component={Link} to="/access">
						What you may do
					</Menu.Item>
					<Menu.Item leftSection={<IconRoute size={16} aria-hidden />} component={Link} to="/welcome">
						First steps
					</Menu.Item>
					<Menu.Item
						leftSection={<IconApi size={16} aria-hidden />}
						component="a"
						href="/api/v1/docs"
						target="_blank"
						rel="noopener"
					>
						API description
					</Menu.Item>
					<Menu.Divider />
					<Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => signOut.mutate({})}>
						Sign out
					</Menu.Item>
				</Menu.Dropdown>
			</Menu>
		</Group>
	);
}
