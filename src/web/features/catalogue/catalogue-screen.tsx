import { Tabs } from "@mantine/core";
import { useSearchParams } from "react-router";
import { useMay } from "../../client/session.ts";
import { Page } from "../../design/page.tsx";
import { EventsTab } from "./events-tab.tsx";
import { FieldsTab } from "./fields-tab.tsx";

export default function CatalogueScreen() {
	const [search, setSearch] = useSearchParams();
	const mayEvents = useMay("event:list");
	const tab = search.get("tab") === "events" && mayEvents ? "events" : "fields";
	return (
		<Page
			title="Catalogue"
			lead="Every field of your data: what it reveals about a person, and how it is protected for that."
		>
			<Tabs
				value={tab}
				onChange={(value) => setSearch(value === "events" ? { tab: "events" } : {}, { replace: true })}
				keepMounted={false}
			>
				<Tabs.List>
					<Tabs.Tab value="fields">Fields</Tabs.Tab>
					{mayEvents && <Tabs.Tab value="events">Events</Tabs.Tab>}
				</Tabs.List>
				<Tabs.Panel value="fields" pt="lg">
					<FieldsTab />
				</Tabs.Panel>
				<Tabs.Panel value="events" pt="lg">
					<EventsTab />
				</Tabs.Panel>
			</Tabs>
		</Page>
	);
}
