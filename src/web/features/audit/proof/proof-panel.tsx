import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconDownload, IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { StoredAuditEntry } from "../../../../core/audit/entry.ts";
import { client } from "../../../client/client.ts";
import { useMay } from "../../../client/session.ts";
import { downloadText } from "../../../design/download-text.ts";
import { ErrorState } from "../../../design/states.tsx";
import { checkProof, type ProofStep, type ProvenEntry } from "./check-proof.ts";
import { ProofSteps } from "./proof-steps.tsx";
import { keepTrustedKeys, type TrustedKeys, trustedKeys } from "./trusted-keys.ts";
import { TrustedKeysForm } from "./trusted-keys-form.tsx";

interface Checked {
	proven: ProvenEntry;
	keys: TrustedKeys;
	steps: ProofStep[];
}

/** Proves an entry in this browser: the server gives hashes and a signature, and is not believed a word. */
export function ProofPanel({ entry }: { entry: StoredAuditEntry }) {
	const title = useId();
	const mayProve = useMay("audit:prove");
	const [checked, setChecked] = useState<Checked>();
	const check = async (proven: ProvenEntry, keys: TrustedKeys) => {
		const request = { shown: entry, proven, trustedKey: keys.log, witnessKeys: keys.witnesses };
		setChecked({ proven, keys, steps: await checkProof(request) });
	};
	const prove = useMutation({
		mutationFn: async () => {
			const proven = await client.proveAuditEntry({ no: entry.no });
			await check(proven, trustedKeys(proven.verifierKey));
		},
	});
	if (!mayProve) return null;
	return (
		<Stack component="section" gap="md" w="100%" aria-labelledby={title}>
			<Title order={3} size="h6" id={title}>
				Proof
			</Title>
			{checked === undefined ? (
				<Group gap="md">
					<Button variant="default" loading={prove.isPending} onClick={() => prove.mutate()}>
						Verify in this browser
					</Button>
					<Text size="sm" c="dimmed" maw="40ch">
						Computes here that the signed log holds this entry, word for word.
					</Text>
				</Group>
			) : (
				<>
					<Verdict steps={checked.steps} />
					<ProofSteps steps={checked.steps} />
					<TrustedKeysForm
						keys={checked.keys}
						onKeep={(keys) => {
							keepTrustedKeys(keys);
							void check(checked.proven, keys);
						}}
					/>
					<Button
						variant="default"
						size="xs"
						w="max-content"
						leftSection={<IconDownload size={16} aria-hidden />}
						onClick={() =>
							downloadText(`entry-${entry.no}.json`, JSON.stringify(checked.proven, null, "\t"), "application/json")
						}
					>
						Download the proof
					</Button>
				</>
			)}
			{prove.isError && <ErrorState error={prove.error} />}
		</Stack>
	);
}

function Verdict({ steps }: { steps: readonly ProofStep[] }) {
	const failed = steps.filter(({ state }) => state === "fails");
	const isWhole = steps.every(({ state }) => state === "holds");
	if (failed.length > 0) {
		return (
			<Alert
				role="alert"
				color="red"
				variant="light"
				icon={<IconShieldX aria-hidden />}
				title="The proof does not hold"
			>
				{failed.map(({ text }) => text).join(" ")}
			</Alert>
		);
	}
	return (
		<Alert
			role="status"
			color={isWhole ? "ward" : "yellow"}
			variant="light"
			icon={<IconShieldCheck aria-hidden />}
			title={isWhole ? "The proof holds" : "What can be checked holds"}
		>
			{isWhole
				? "This entry stands in the signed log as you see it."
				: steps.find(({ state }) => state === "unknown")?.text}
		</Alert>
	);
}
