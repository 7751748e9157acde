import { AppShell, Burger, Group, ScrollArea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Outlet, ScrollRestoration, useNavigation } from "react-router";
import type { SessionView } from "../client/session.ts";
import { ConnectionBanner } from "./connection-banner.tsx";
import { EmergencyBanner } from "./emergency-banner.tsx";
import { FrozenBanner } from "./frozen-banner.tsx";
import { HeaderTools } from "./header-tools.tsx";
import { JobsCount } from "./jobs-count.tsx";
import { JobsTray } from "./jobs-tray.tsx";
import { Logo } from "./logo.tsx";
import { MainNavigation } from "./main-navigation.tsx";
import { PaletteHost } from "./palette-host.tsx";
import { TrainingBanner } from "./training-banner.tsx";
import { useHeadingFocus } from "./use-heading-focus.ts";

/** What stands around every screen: header, areas, work in progress. */
export function Frame({ session }: { session: SessionView }) {
	const navigation = useNavigation();
	const [open, menu] = useDisclosure(false);
	const [wanted, { open: want }] = useDisclosure(false);
	const search = async () => {
		if (wanted) (await import("./command-palette.tsx")).openPalette();
		else want();
	};
	useHeadingFocus();
	return (
		<AppShell
			header={{ height: 56 }}
			navbar={{ width: 220, breakpoint: "md", collapsed: { mobile: !open } }}
			padding="lg"
		>
			<a href="#main" className="segward-skip">
				Skip to the content
			</a>
			<ConnectionBanner />
			<AppShell.Header>
				<Group h="100%" px="md" justify="space-between" wrap="nowrap">
					<Group gap="sm" wrap="nowrap">
						<Burger
							opened={open}
							onClick={menu.toggle}
							hiddenFrom="md"
							size="sm"
							aria-label="Navigation"
							aria-expanded={open}
						/>
						<Logo />
						<JobsCount onOpen={menu.open} />
					</Group>
					<HeaderTools session={session} onSearch={search} />
				</Group>
			</AppShell.Header>
			<AppShell.Navbar p="sm">
				<AppShell.Section grow component={ScrollArea}>
					<MainNavigation actions={session.actions} alerts={session.alerts} onChoose={menu.close} />
				</AppShell.Section>
				<AppShell.Section>
					<JobsTray />
				</AppShell.Section>
			</AppShell.Navbar>
			<AppShell.Main id="main" tabIndex={-1} aria-busy={navigation.state === "loading"}>
				<EmergencyBanner emergency={session.breakGlass} />
				<FrozenBanner frozen={session.frozen} />
				<TrainingBanner current={session.trainingCurrent} />
				<Outlet />
			</AppShell.Main>
			<PaletteHost actions={session.actions} wanted={wanted} onWanted={want} />
			<ScrollRestoration />
		</AppShell>
	);
}
