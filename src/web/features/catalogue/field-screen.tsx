import { Alert, Anchor, Breadcrumbs, Button, Grid, Stack } from "@mantine/core";
import { IconLock, IconSearchOff } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import type { ResultOf } from "../../../contract/routes.ts";
import type { Field } from "../../../core/catalogue/field.ts";
import { useApi } from "../../client/use-api.ts";
import { Page } from "../../design/page.tsx";
import { ProtectionBadge, protectionOf } from "../../design/protection-badge.tsx";
import { Answer, EmptyState } from "../../design/states.tsx";
import { Distribution } from "./distribution.tsx";
import { ConfirmedBadge } from "./field-columns.tsx";
import { FieldEditor } from "./field-editor.tsx";
import { FieldFacts } from "./field-facts.tsx";
import { KIND_WORDS } from "./field-filter.ts";
import { FieldProtection } from "./field-protection.tsx";
import { FieldUses } from "./field-uses.tsx";

export default function FieldScreen() {
	const { kind, name = "" } = useParams();
	const query = useApi("listFields", {});
	const field = query.data?.items.find((one) => one.kind === kind && one.name === name);
	return (
		<Page
			title={name}
			mark={
				field && (
					<>
						<ProtectionBadge protection={protectionOf(field)} />
						<ConfirmedBadge confirmed={field.confirmed} />
					</>
				)
			}
			lead={
				<Breadcrumbs separator="·">
					<Anchor component={Link} to="/catalogue">
						Catalogue
					</Anchor>
					{field && (
						<span>
							{KIND_WORDS[field.kind].one} of type {field.type}
						</span>
					)}
				</Breadcrumbs>
			}
		>
			<Answer query={query}>
				{({ items }) =>
					field ? (
						<FieldBody key={`${field.kind} ${field.name}`} field={field} fields={items} />
					) : (
						<EmptyState
							icon={<IconSearchOff aria-hidden />}
							title="There is no such field"
							action={
								<Button component={Link} to="/catalogue">
									Back to the catalogue
								</Button>
							}
						>
							The address may be misspelt, or the field belongs to another workspace.
						</EmptyState>
					)
				}
			</Answer>
		</Page>
	);
}

type CataloguedField = ResultOf<"listFields">["items"][number];

function FieldBody({ field, fields }: { field: CataloguedField; fields: readonly Field[] }) {
	return (
		<Grid gap="lg">
			<Grid.Col span={{ base: 12, lg: 7 }}>
				<Stack gap="lg">
					<FieldFacts field={field} />
					{field.maySee ? (
						<Distribution field={field} />
					) : (
						<Alert variant="light" color="gray" icon={<IconLock aria-hidden />} title="Kept from you">
							{field.mayUse
								? "You may use it in rules, but not see its values"
								: "You may neither use it in rules nor see its values"}
							: {field.keptBecause}.
						</Alert>
					)}
					<FieldUses field={field} />
				</Stack>
			</Grid.Col>
			<Grid.Col span={{ base: 12, lg: 5 }}>
				<Stack gap="lg">
					<FieldEditor field={field} />
					<FieldProtection field={field} fields={fields} />
				</Stack>
			</Grid.Col>
		</Grid>
	);
}
