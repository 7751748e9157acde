import { Box, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { IconSearch, IconUserSearch } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { Slug } from "../../../../core/segments/slug.ts";
import { useMay } from "../../../client/session.ts";
import { useAct } from "../../../client/use-act.ts";
import { useApi } from "../../../client/use-api.ts";
import { Page } from "../../../design/page.tsx";
import { Section } from "../../../design/section.tsx";
import { EmptyState, ErrorState } from "../../../design/states.tsx";
import { asMyself, SeeAsChoice, type SeeAsDraft, seeAsOf } from "../see-as/see-as-choice.tsx";
import { CustomerCard } from "./customer-card.tsx";

/** Looks a customer up by an identifier, and shows what is known of him, masked. */
export default function CustomersScreen() {
	const fields = useApi("listFields", { kind: "identifier" });
	const [field, setField] = useState("externalId");
	const [value, setValue] = useState("");
	const [purpose, setPurpose] = useState("customer-service");
	const [seeAs, setSeeAs] = useState<SeeAsDraft>(asMyself("customer-view"));
	const mayTry = useMay("mask:try");
	const look = useAct("viewCustomer", { changes: [], quiet: true });
	const purposeFits = Slug.safeParse(purpose).success;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (value !== "" && purposeFits && !look.isPending) look.mutate({ field, value, purpose, seeAs: seeAsOf(seeAs) });
	};
	return (
		<Page
			title="Customers"
			lead="Look one customer up by an identifier. Values are masked; each look is recorded, with what it was for."
		>
			<Section title="Look up">
				<form onSubmit={submit}>
					<Group align="flex-start" gap="md">
						<Select
							label="Identifier"
							data={[
								{ value: "externalId", label: "External id" },
								...(fields.data?.items ?? []).map(({ name }) => ({ value: name, label: name })),
							]}
							value={field}
							onChange={(next) => next && setField(next)}
							allowDeselect={false}
							w={200}
						/>
						<TextInput
							label="Value"
							placeholder={field === "externalId" ? "C-104233" : "as the customer gives it"}
							value={value}
							onChange={({ currentTarget }) => setValue(currentTarget.value)}
							autoComplete="off"
							maxLength={1000}
							dir="auto"
							w={320}
						/>
						<TextInput
							label="Purpose"
							value={purpose}
							onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
							error={purposeFits ? undefined : "Lower-case words joined by hyphens"}
							maxLength={64}
							w={220}
						/>
						<Button
							type="submit"
							mt={26}
							loading={look.isPending}
							disabled={value === "" || !purposeFits}
							leftSection={<IconSearch size={16} aria-hidden />}
						>
							Look up
						</Button>
					</Group>
					{mayTry && (
						<Box mt="md">
							<SeeAsChoice draft={seeAs} onChange={setSeeAs} purpose={purpose} />
						</Box>
					)}
				</form>
			</Section>
			<div aria-live="polite">
				<Stack gap="lg">
					{look.isError && <ErrorState error={look.error} />}
					{look.isIdle && (
						<EmptyState icon={<IconUserSearch aria-hidden />} title="Nobody is shown yet">
							The identifier is looked up through its blind index; it is never written into a query or a log.
						</EmptyState>
					)}
					{look.data?.items.map((one) => (
						<CustomerCard key={one.customer} view={one} purpose={look.variables.purpose} />
					))}
				</Stack>
			</div>
		</Page>
	);
}
