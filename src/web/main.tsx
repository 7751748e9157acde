import "@mantine/core/styles.css";
import "./design/base.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import "./client/schemas-without-code.ts";
import { watchPresence } from "./client/presence.ts";
import { queryClient } from "./client/query-client.ts";
import { cspNonce, giveNonceToLibraries } from "./design/csp-nonce.ts";
import { cssVariablesResolver } from "./design/css-variables.ts";
import { theme } from "./design/theme.ts";
import { Notices } from "./shell/notices.tsx";
import { router } from "./shell/router.tsx";

giveNonceToLibraries();
watchPresence();
const root = document.getElementById("root");
if (root) {
	createRoot(root).render(
		<StrictMode>
			<MantineProvider
				theme={theme}
				defaultColorScheme="auto"
				cssVariablesResolver={cssVariablesResolver}
				getStyleNonce={cspNonce}
			>
				<Notices />
				<QueryClientProvider client={queryClient}>
					<RouterProvider router={router} />
				</QueryClientProvider>
			</MantineProvider>
		</StrictMode>,
	);
}
