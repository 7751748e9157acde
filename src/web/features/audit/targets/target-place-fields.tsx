import { Group, NumberInput, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useId } from "react";
import type { TargetDraft } from "./target-draft.ts";

interface TargetPlaceFieldsProps {
	draft: TargetDraft;
	set: (part: Partial<TargetDraft>) => void;
}

type TextKey =
	| "host"
	| "url"
	| "ca"
	| "clientCertificate"
	| "path"
	| "endpoint"
	| "region"
	| "bucket"
	| "prefix"
	| "accessKeyId";

const MONO = { input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.75rem" } };

/** Where a target is, and whom to trust there. */
export function TargetPlaceFields({ draft, set }: TargetPlaceFieldsProps) {
	const text = (key: TextKey, label: string, description?: string, required = true) => ({
		label,
		description,
		required,
		withAsterisk: false,
		value: draft[key],
		onChange: ({ currentTarget }: { currentTarget: { value: string } }) => set({ [key]: currentTarget.value }),
	});
	const authority = (
		<Textarea
			{...text("ca", "Authority to trust there", "PEM; empty: the authorities that the system trusts.", false)}
			autosize
			minRows={2}
			maxRows={6}
			styles={MONO}
		/>
	);
	switch (draft.kind) {
		case "syslog":
			return (
				<>
					<Group grow align="flex-start" preventGrowOverflow={false}>
						<TextInput {...text("host", "Host")} placeholder="siem.example.com" />
						<NumberInput
							label="Port"
							value={draft.port}
							onChange={(port) => set({ port: Number(port) })}
							min={1}
							max={65_535}
						/>
					</Group>
					{authority}
					<Textarea
						{...text("clientCertificate", "Own certificate", "PEM; where the receiver asks for one.", false)}
						autosize
						minRows={2}
						maxRows={6}
						styles={MONO}
					/>
				</>
			);
		case "https":
			return (
				<>
					<TextInput {...text("url", "Address")} placeholder="https://siem.example.com/segward" />
					<FormatChoice draft={draft} set={set} />
					<Authentication draft={draft} set={set} />
					{authority}
				</>
			);
		case "anchor-https":
			return (
				<>
					<TextInput {...text("url", "Address", "Gets each signed head by POST; answers 409 where it does not fit.")} />
					<Authentication draft={draft} set={set} />
					{authority}
				</>
			);
		case "anchor-directory":
			return (
				<TextInput
					{...text(
						"path",
						"Directory",
						"On the server, there already: a WORM volume, or a mount that somebody else keeps.",
					)}
					placeholder="/mnt/worm/segward"
				/>
			);
		case "anchor-s3":
			return (
				<>
					<TextInput {...text("endpoint", "Endpoint")} placeholder="https://s3.eu-central-1.amazonaws.com" />
					<Group grow align="flex-start">
						<TextInput {...text("region", "Region")} placeholder="eu-central-1" />
						<TextInput {...text("bucket", "Bucket", "Made with object lock.")} />
					</Group>
					<Group grow align="flex-start">
						<TextInput {...text("prefix", "Prefix of keys", "Ends with /.", false)} />
						<NumberInput
							label="Locked for days"
							description="Nobody can remove a head before."
							value={draft.retainDays}
							onChange={(days) => set({ retainDays: Number(days) })}
							min={1}
							max={36_500}
						/>
					</Group>
					<TextInput {...text("accessKeyId", "Access key id")} autoComplete="off" />
					{authority}
				</>
			);
	}
}

function FormatChoice({ draft, set }: TargetPlaceFieldsProps) {
	const id = useId();
	return (
		<Stack gap={4}>
			<Text size="sm" fw={600} id={id}>
				Format
			</Text>
			<SegmentedControl
				aria-labelledby={id}
				data={[
					{ value: "ocsf", label: "OCSF events" },
					{ value: "jsonl", label: "Entries as they are" },
				]}
				value={draft.format}
				onChange={(format) => set({ format: format as TargetDraft["format"] })}
			/>
		</Stack>
	);
}

function Authentication({ draft, set }: TargetPlaceFieldsProps) {
	return (
		<Select
			label="How it knows us"
			data={[
				{ value: "bearer", label: "Bearer token" },
				{ value: "hmac", label: "Signature (Standard Webhooks)" },
				{ value: "none", label: "Not at all" },
			]}
			value={draft.authentication}
			onChange={(value) => set({ authentication: (value ?? "bearer") as TargetDraft["authentication"] })}
			allowDeselect={false}
		/>
	);
}
