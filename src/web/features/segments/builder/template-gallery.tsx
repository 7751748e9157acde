import { Group, Modal, SimpleGrid, Text, UnstyledButton } from "@mantine/core";
import styles from "./builder.module.css";
import type { Catalogue } from "./model/catalogue.ts";
import { likelyNames } from "./model/likely-names.ts";
import type { Loose } from "./model/loose.ts";
import { TEMPLATES, type Template } from "./model/templates.ts";

interface TemplateGalleryProps {
	opened: boolean;
	close(): void;
	catalogue: Catalogue;
	asOf: string | undefined;
	/** The rule in this installation's own names. */
	use(template: Template, rule: Loose): void;
}

/** Rules that many need, in the names that this installation uses. */
export function TemplateGallery({ opened, close, catalogue, asOf, use }: TemplateGalleryProps) {
	const names = likelyNames(catalogue);
	const at = asOf === undefined ? new Date() : new Date(asOf);
	const offers = TEMPLATES.map((template) => ({ template, rule: template.rule(names, at) }));
	const ordered = [...offers.filter(({ rule }) => rule !== null), ...offers.filter(({ rule }) => rule === null)];
	return (
		<Modal
			opened={opened}
			onClose={close}
			size="xl"
			title="Start from a template"
			closeButtonProps={{ "aria-label": "Close" }}
		>
			<Text size="sm" c="dimmed" mb="md">
				Each is filled in with your own events and attributes; change anything afterwards.
			</Text>
			<SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
				{ordered.map(({ template, rule }) => (
					<UnstyledButton
						key={template.id}
						className={styles.template}
						disabled={rule === null}
						onClick={() => rule !== null && use(template, rule)}
					>
						<Group gap={6} mb={4}>
							<Text size="sm" fw={650}>
								{template.title}
							</Text>
						</Group>
						<Text size="xs" c="dimmed">
							{rule === null ? `Needs ${template.needs}; the data has none that looks like it.` : template.summary}
						</Text>
					</UnstyledButton>
				))}
			</SimpleGrid>
		</Modal>
	);
}
