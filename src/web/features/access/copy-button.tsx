import { Button, CopyButton as Copy } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";

interface CopyButtonProps {
	value: string;
	/** What is copied, such as `the secret`. */
	what: string;
}

/** Copies a text, and says so. */
export function CopyButton({ value, what }: CopyButtonProps) {
	return (
		<Copy value={value} timeout={4_000}>
			{({ copied, copy }) => (
				<>
					<Button
						variant="default"
						size="xs"
						onClick={copy}
						leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
						aria-label={`Copy ${what}`}
					>
						{copied ? "Copied" : "Copy"}
					</Button>
					<span className="segward-unseen" role="status">
						{copied ? `Copied ${what}.` : ""}
					</span>
				</>
			)}
		</Copy>
	);
}
