import { createHash } from "node:crypto";
import { SCIM_MEDIA_TYPE } from "../../contract/media-types.ts";
import { API_PREFIX } from "../../contract/prefixes.ts";
import type { Route } from "../../contract/route.ts";
import { addressOf, ROUTE_IDS, type RouteId, routeOf } from "../../contract/routes.ts";
import { Html, html } from "./html.ts";
import { type SchemaRow, schemaRows } from "./schema-rows.ts";
import { STYLE } from "./style.ts";

export interface DocsPage {
	html: string;
	/** Allows exactly this page's own style and nothing else. */
	contentSecurityPolicy: string;
}

/** The browsable API description: static HTML from the contract, no script, nothing from elsewhere. */
export function docsPage(version: string): DocsPage {
	const areas = [...new Set(ROUTE_IDS.map((id) => routeOf(id).area))];
	const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Segward API ${version}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the addresses</a>
<header>
<h1>Segward API</h1>
<p>Version ${version}. All addresses stand under <code>${API_PREFIX}</code> and need the header <code>Authorization: Bearer sgw_…</code>.
Machines read <a href="openapi.json">openapi.json</a>. Refusals and failures are <code>application/problem+json</code> with a <code>code</code>, a <code>hint</code> and the place.
Every request is authorised by policy and recorded in the access log.</p>
</header>
<nav aria-label="Addresses"><ul>${areas.map((area) => html`<li><a href="#${area}">${area}</a><ul>${idsOf(area).map((id) => html`<li><a href="#${id}">${routeOf(id).summary}</a></li>`)}</ul></li>`)}</ul></nav>
<main id="main">
${areas.map((area) => html`<section aria-labelledby="${area}"><h2 id="${area}">${area}</h2>${idsOf(area).map((id) => doorArticle(id, routeOf(id)))}</section>`)}
</main>
<footer><p class="facts">Generated from the contract that the server itself runs on.</p></footer>
</body>
</html>`;
	const digest = createHash("sha256").update(STYLE).digest("base64");
	return {
		html: page.text,
		contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
	};
}

function idsOf(area: string): RouteId[] {
	return ROUTE_IDS.filter((id) => routeOf(id).area === area);
}

function doorArticle(id: RouteId, route: Route): Html {
	const facts = [
		`action ${route.action}`,
		...(route.mutates ? ["changes something"] : ["changes nothing"]),
		...(route.streams ? ["takes a stream of bytes"] : []),
		...(route.idempotencyKey ? ["takes an Idempotency-Key"] : []),
	];
	return html`<article aria-labelledby="${id}">
<h3 id="${id}">${route.summary}</h3>
<p><span class="method">${route.method}</span> <code>${addressOf(route)}</code></p>
${route.description === undefined ? "" : html`<p>${route.description}</p>`}
<p class="facts">${facts.join(" · ")}</p>
${table("In the address", route.params === undefined ? [] : schemaRows(route.params, "input"))}
${table("In the query", route.query === undefined ? [] : schemaRows(route.query, "input"))}
${table("In the body", route.body === undefined ? [] : schemaRows(route.body, "input"))}
<details><summary>Answer and example</summary>
${table(`Answer (${route.success})`, schemaRows(route.response, "output"))}
<pre tabindex="0"><code>${exampleCommand(route)}</code></pre>
</details>
</article>
`;
}

function table(caption: string, rows: readonly SchemaRow[]): Html {
	if (rows.length === 0) return html``;
	return html`<table><caption>${caption}</caption><thead><tr><th scope="col">name</th><th scope="col">type</th><th scope="col">notes</th></tr></thead><tbody>
${rows.map((row) => html`<tr><th scope="row"><code>${row.name}</code>${row.required ? "" : " (optional)"}</th><td>${row.type}</td><td>${row.note}</td></tr>`)}
</tbody></table>`;
}

function exampleCommand(route: Route): string {
	const lines = ['curl --cacert "$SEGWARD_CA" -H "Authorization: Bearer $SEGWARD_TOKEN"'];
	if (route.method !== "GET") lines.push(`-X ${route.method}`);
	if (route.streams) lines.push("-T file.csv");
	if (route.form) lines.push(...Object.keys(route.body?.shape ?? {}).map((key) => `-d ${key}=…`));
	else if (route.body !== undefined) {
		const mediaType = route.protocol === "scim" ? SCIM_MEDIA_TYPE : "application/json";
		lines.push(`-H 'Content-Type: ${mediaType}'`, `-d '${JSON.stringify(route.example ?? {})}'`);
	}
	const [required] = route.query === undefined ? [] : schemaRows(route.query, "input").filter((row) => row.required);
	lines.push(`"$SEGWARD_URL${addressOf(route)}${required === undefined ? "" : `?${required.name}=…`}"`);
	return lines.join(" \\\n  ");
}
