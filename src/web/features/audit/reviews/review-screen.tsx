import { Badge, Button, Text } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useParams } from "react-router";
import { useMay } from "../../../client/session.ts";
import { useApi } from "../../../client/use-api.ts";
import { Page } from "../../../design/page.tsx";
import { Answer } from "../../../design/states.tsx";
import { ReviewDigest } from "./review-digest.tsx";
import { periodText, STATE_COLORS } from "./review-words.ts";
import { SignForm } from "./sign-form.tsx";
import { Signature } from "./signature.tsx";

/** One review of the access log: what happened, and the signature under it. */
export default function ReviewScreen() {
	const { id = "" } = useParams();
	const review = useApi("showAuditReview", { id });
	const maySign = useMay("audit-review:sign");
	const { data } = review;
	return (
		<Page
			title={data?.schedule.title ?? "Review"}
			mark={
				data && (
					<Badge variant="light" color={STATE_COLORS[data.state]} tt="none">
						{data.state}
					</Badge>
				)
			}
			lead={data && `${periodText(data)}, to be signed by ${data.dueAt.slice(0, 10)}. Compared with the period before.`}
			actions={
				<Button
					variant="default"
					leftSection={<IconPrinter size={16} aria-hidden />}
					onClick={() => window.print()}
					disabled={data === undefined}
				>
					Print
				</Button>
			}
		>
			<Answer query={review}>
				{(shown) => (
					<>
						<ReviewDigest review={shown} />
						{shown.signature && <Signature signature={shown.signature} />}
						{shown.maySign && maySign && <SignForm review={shown} />}
						{!shown.signature && shown.own && !shown.maySign && (
							<Text c="dimmed">Your own acts are in this review, so somebody else signs it.</Text>
						)}
					</>
				)}
			</Answer>
		</Page>
	);
}
