import { AppShell, Burger, Center, Group, Loader, ScrollArea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Navigate, Outlet, useLocation, useNavigation } from "react-router";
import { explainError } from "../client/explain-error.ts";
import { useSession } from "../client/session.ts";
import { ErrorState } from "../design/states.tsx";
import { CommandPalette } from "./command-palette.tsx";
import { HeaderTools } from "./header-tools.tsx";
import { JobsTray } from "./jobs-tray.tsx";
import { Logo } from "./logo.tsx";
import { MainNavigation } from "./main-navigation.tsx";

/** The frame around every screen that needs somebody to be signed in. */
export function SignedIn() {
	const session = useSession();
	const location = useLocation();
	const navigation = useNavigation();
	const [open, menu] = useDisclosure(false);
	if (session.isPending) {
		return (
			<Center h="100vh">
				<Loader aria-label="Loading" />
			</Center>
		);
	}
	if (session.isError) {
		if (explainError(session.error).kind === "signed-out") {
			return <Navigate to="/sign-in" replace state={{ from: `${location.pathname}${location.search}` }} />;
		}
		return (
			<Center h="100vh" p="md">
				<ErrorState error={session.error} retry={() => void session.refetch()} />
			</Center>
		);
	}
	return (
		<AppShell
			header={{ height: 56 }}
			navbar={{ width: 220, breakpoint: "md", collapsed: { mobile: !open } }}
			padding="lg"
		>
			<a href="#main" className="segward-skip">
				Skip to the content
			</a>
			<AppShell.Header>
				<Group h="100%" px="md" justify="space-between" wrap="nowrap">
					<Group gap="sm" wrap="nowrap">
						<Burger opened={open} onClick={menu.toggle} hiddenFrom="md" size="sm" aria-label="Navigation" />
						<Logo />
					</Group>
					<HeaderTools session={session.data} />
				</Group>
			</AppShell.Header>
			<AppShell.Navbar p="sm">
				<AppShell.Section grow component={ScrollArea}>
					<MainNavigation actions={session.data.actions} onChoose={menu.close} />
				</AppShell.Section>
				<AppShell.Section>
					<JobsTray />
				</AppShell.Section>
			</AppShell.Navbar>
			<AppShell.Main id="main" tabIndex={-1} aria-busy={navigation.state === "loading"}>
				<Outlet />
			</AppShell.Main>
			<CommandPalette actions={session.data.actions} />
		</AppShell>
	);
}
