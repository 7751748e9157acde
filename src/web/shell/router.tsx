import type { ComponentType } from "react";
import { createBrowserRouter, Outlet, type RouteObject } from "react-router";
import { LoadingState } from "../design/states.tsx";
import { RouteFailure } from "./route-failure.tsx";

type ScreenModule = Promise<{ default: ComponentType }>;

/** A screen in a chunk of its own; every screen file has one default export. */
function screen(path: string, load: () => ScreenModule): RouteObject {
	return {
		path,
		lazy: async () => ({ Component: (await load()).default }),
		ErrorBoundary: RouteFailure,
		HydrateFallback: LoadingState,
	};
}

export const routes: RouteObject[] = [
	{
		element: <Outlet />,
		ErrorBoundary: RouteFailure,
		HydrateFallback: LoadingState,
		children: [
			screen("/setup", () => import("../features/access/setup-screen.tsx")),
			screen("/link", () => import("../features/access/links/link-screen.tsx")),
			screen("/forgotten-password", () => import("../features/access/links/forgotten-password-screen.tsx")),
			screen("/sign-in", () => import("../features/access/sign-in-screen.tsx")),
			screen("/sign-on/:providerId", () => import("../features/access/sign-on/sign-on-return-screen.tsx")),
			{
				lazy: async () => ({ Component: (await import("./signed-in.tsx")).SignedIn }),
				children: [
					screen("/", () => import("../features/home/home-screen.tsx")),
					screen("/welcome", () => import("../features/home/welcome-screen.tsx")),
					screen("/imports", () => import("../features/intake/imports-screen.tsx")),
					screen("/imports/new", () => import("../features/intake/new-import-screen.tsx")),
					screen("/imports/:id", () => import("../features/intake/import-screen.tsx")),
					screen("/catalogue", () => import("../features/catalogue/catalogue-screen.tsx")),
					screen("/catalogue/:kind/:name", () => import("../features/catalogue/field-screen.tsx")),
					screen("/segments", () => import("../features/segments/segments-screen.tsx")),
					screen("/segments/new", () => import("../features/segments/builder/builder-screen.tsx")),
					screen("/segments/compare", () => import("../features/segments/compare-screen.tsx")),
					screen("/segments/overlap", () => import("../features/segments/overlap-screen.tsx")),
					screen("/segments/:name", () => import("../features/segments/segment-screen.tsx")),
					screen("/segments/:name/edit", () => import("../features/segments/builder/builder-screen.tsx")),
					{
						lazy: async () => ({ Component: (await import("../features/privacy/privacy-frame.tsx")).default }),
						children: [
							screen("/privacy", () => import("../features/privacy/masks-screen.tsx")),
							screen("/privacy/budget", () => import("../features/privacy/budget/budget-screen.tsx")),
							screen("/privacy/extracts", () => import("../features/privacy/extracts/extracts-screen.tsx")),
							screen("/privacy/extracts/new", () => import("../features/privacy/extracts/new-extract-screen.tsx")),
							screen("/privacy/synthetic", () => import("../features/privacy/synthetic/synthetic-screen.tsx")),
							screen("/privacy/extracts/:id", () => import("../features/privacy/extracts/extract-screen.tsx")),
						],
					},
					{
						lazy: async () => ({ Component: (await import("../features/access/access-frame.tsx")).default }),
						children: [
							screen("/access", () => import("../features/access/access-screen.tsx")),
							screen("/access/account", () => import("../features/access/account/account-screen.tsx")),
							screen("/access/people", () => import("../features/access/people/people-screen.tsx")),
							screen("/access/roles", () => import("../features/access/roles/roles-screen.tsx")),
							screen("/access/roles/new/:kind", () => import("../features/access/roles/draft-screen.tsx")),
							screen("/access/roles/:kind/:name", () => import("../features/access/roles/policy-screen.tsx")),
							screen("/access/roles/:kind/:name/edit", () => import("../features/access/roles/draft-screen.tsx")),
							screen("/access/why", () => import("../features/access/roles/why-screen.tsx")),
							screen("/access/workspaces", () => import("../features/access/workspaces/workspaces-screen.tsx")),
							screen("/access/tokens", () => import("../features/access/tokens-screen.tsx")),
							screen("/access/sign-on", () => import("../features/access/sign-on/sign-on-screen.tsx")),
						],
					},
					{
						lazy: async () => ({ Component: (await import("../features/training/training-frame.tsx")).default }),
						children: [
							screen("/training", () => import("../features/training/training-screen.tsx")),
							screen("/training/report", () => import("../features/training/report-screen.tsx")),
							screen("/training/own-courses", () => import("../features/training/own-courses-screen.tsx")),
							screen("/training/courses/:id", () => import("../features/training/course-screen.tsx")),
							screen("/training/certificates/:id", () => import("../features/training/certificate-screen.tsx")),
						],
					},
					screen("/customers", () => import("../features/privacy/customers/customers-screen.tsx")),
					screen("/device", () => import("../features/access/device-screen.tsx")),
					{
						lazy: async () => ({ Component: (await import("../features/audit/audit-frame.tsx")).default }),
						children: [
							screen("/audit", () => import("../features/audit/audit-screen.tsx")),
							screen("/audit/reviews", () => import("../features/audit/reviews/reviews-screen.tsx")),
							screen("/audit/reviews/:id", () => import("../features/audit/reviews/review-screen.tsx")),
							screen("/audit/alerts", () => import("../features/audit/alerts/alerts-screen.tsx")),
							screen("/audit/alerts/:id", () => import("../features/audit/alerts/alert-screen.tsx")),
							screen("/audit/detections", () => import("../features/audit/alerts/detections-screen.tsx")),
							screen("/audit/settings", () => import("../features/audit/targets/targets-screen.tsx")),
						],
					},
					screen("/stewardship", () => import("../features/stewardship/stewardship-screen.tsx")),
					screen("*", () => import("./nowhere-screen.tsx")),
				],
			},
		],
	},
];

export const router = createBrowserRouter(routes);
