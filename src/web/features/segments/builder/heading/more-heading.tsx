import { Input, Select, SimpleGrid, Stack, Switch, Textarea } from "@mantine/core";
import { DAY_UNITS, DurationInput } from "../editors/duration-input.tsx";
import { TagsField } from "../editors/tags-field.tsx";
import { type Loose, listOf, textOf } from "../model/loose.ts";
import { withSpec } from "../model/segment-draft.ts";
import type { HeadingProps } from "./heading-form.tsx";

const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone")];

interface MoreHeadingProps extends Pick<HeadingProps, "change"> {
	spec: Loose;
	fault(path: string): string | undefined;
}

/** What a segment may also say about itself. */
export function MoreHeading({ spec, fault, change }: MoreHeadingProps) {
	const set = (key: string, value: unknown) => change(key, (now) => withSpec(now, key, value));
	const zone = textOf(spec.timeZone);
	const reviewed = spec.reviewEvery !== undefined;
	return (
		<Stack gap="sm">
			<Textarea
				label="Description"
				autosize
				minRows={2}
				maxRows={8}
				dir="auto"
				value={textOf(spec.description)}
				error={fault("spec.description")}
				onChange={(event) => set("description", event.currentTarget.value || undefined)}
			/>
			<SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
				<TagsField
					label="Tags"
					value={listOf(spec.tags).map(textOf)}
					error={fault("spec.tags")}
					placeholder="campaign"
					onChange={(tags) => set("tags", tags.length === 0 ? undefined : tags)}
				/>
				<Input.Wrapper label="Review" error={fault("spec.reviewEvery")}>
					<Stack gap={6}>
						<Switch
							size="xs"
							label="The owner attests it regularly"
							checked={reviewed}
							onChange={(event) => set("reviewEvery", event.currentTarget.checked ? "90d" : undefined)}
						/>
						{reviewed && (
							<DurationInput
								label="Review every"
								value={spec.reviewEvery}
								units={DAY_UNITS}
								onValue={(value) => set("reviewEvery", value)}
							/>
						)}
					</Stack>
				</Input.Wrapper>
				<Select
					label="Time zone"
					searchable
					clearable
					limit={40}
					data={zone === "" || ZONES.includes(zone) ? ZONES : [zone, ...ZONES]}
					value={zone === "" ? null : zone}
					error={fault("spec.timeZone")}
					placeholder="UTC"
					onChange={(chosen) => set("timeZone", chosen ?? undefined)}
				/>
			</SimpleGrid>
		</Stack>
	);
}
