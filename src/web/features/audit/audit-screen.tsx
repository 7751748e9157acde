import { Button, Group, Stack, Switch, Text } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { DataTable } from "../../design/data-table.tsx";
import { Page } from "../../design/page.tsx";
import { Answer, EmptyState } from "../../design/states.tsx";
import { ActivityMap } from "./activity-map.tsx";
import { AUDIT_COLUMNS } from "./audit-columns.tsx";
import { type AuditFilter, auditSearch, type CustomerQuestion, readAuditFilter, withFilter } from "./audit-filter.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { SavedViews } from "./saved-views.tsx";
import { useAuditLog } from "./use-audit-log.ts";
import { WhatIsRecorded } from "./what-is-recorded.tsx";

const EntryDrawer = lazy(() => import("./entry-drawer.tsx"));
const VIRTUAL = { maxHeight: "70vh", rowHeight: 46 };

/** Who did what, newest first. */
export default function AuditScreen() {
	const [address, setAddress] = useSearchParams();
	const filter = readAuditFilter(address);
	const [withRoutine, setWithRoutine] = useState(false);
	const [customer, setCustomer] = useState<CustomerQuestion>();
	const { log, entries, hidden } = useAuditLog(filter, customer, withRoutine);
	const open = Number(address.get("entry") ?? 0);
	const change = (part: AuditFilter) => setAddress(withFilter(address, part), { replace: true });
	const close = () => setAddress(withFilter(address, {}), { replace: true });
	const rowLink = ({ no }: { no: number }) => {
		const next = new URLSearchParams(address);
		next.set("entry", String(no));
		return `/audit?${next.toString()}`;
	};
	return (
		<Page
			title="Audit"
			lead="The access log: who did what, when, and whether it was permitted."
			actions={
				<Group gap="xs">
					<SavedViews
						filter={filter}
						onChoose={(chosen) => setAddress(withFilter(new URLSearchParams(), chosen), { replace: true })}
					/>
					<ExportMenu search={() => auditSearch(filter, customer, Date.now())} />
				</Group>
			}
		>
			<WhatIsRecorded />
			<ActivityMap />
			<Stack gap="md">
				<Group justify="space-between" align="flex-end">
					<AuditFilters filter={filter} customer={customer} onChange={change} onCustomer={setCustomer} />
					<Switch
						label="Routine look-ups of the app too"
						checked={withRoutine}
						onChange={({ currentTarget }) => setWithRoutine(currentTarget.checked)}
					/>
				</Group>
				<Answer query={log}>
					{() => (
						<>
							<DataTable
								caption="Access log, newest first"
								columns={AUDIT_COLUMNS}
								rows={entries}
								rowId={({ no }) => String(no)}
								rowLink={rowLink}
								virtual={VIRTUAL}
								minWidth={720}
								onEndInSight={() => log.hasNextPage && !log.isFetchingNextPage && void log.fetchNextPage()}
								empty={
									<NothingFound
										onClear={() => {
											setCustomer(undefined);
											setAddress({}, { replace: true });
										}}
									/>
								}
							/>
							<Group justify="space-between">
								<Text size="sm" c="dimmed" role="status">
									{entries.length} entries shown
									{hidden > 0 && `, ${hidden} routine look-ups between them hidden`}
									{log.hasNextPage && "; older ones follow as you scroll"}
								</Text>
								<Button variant="default" size="xs" loading={log.isRefetching} onClick={() => void log.refetch()}>
									Read again
								</Button>
							</Group>
						</>
					)}
				</Answer>
			</Stack>
			{open > 0 && (
				<Suspense>
					<EntryDrawer entry={entries.find(({ no }) => no === open)} onClose={close} onNarrow={change} />
				</Suspense>
			)}
		</Page>
	);
}

function NothingFound({ onClear }: { onClear: () => void }) {
	return (
		<EmptyState
			icon={<IconListSearch aria-hidden />}
			title="No entry fits this filter"
			action={
				<Button variant="default" onClick={onClear}>
					Show everything
				</Button>
			}
		>
			Names of people are compared exactly, capital letters included. A customer whom nobody was shown has no entries,
			like one whom nobody knows.
		</EmptyState>
	);
}
