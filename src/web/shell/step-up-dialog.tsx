import { Loader, Modal } from "@mantine/core";
import { lazy, Suspense } from "react";
import { answerStepUp, useStepUpWanted } from "../client/step-up.ts";

const StepUpForm = lazy(() => import("../features/access/step-up-form.tsx"));

/** Asks for the second factor where a sensitive act waits for it, in place; above any dialog that the act began in. */
export function StepUpDialog() {
	const wanted = useStepUpWanted();
	return (
		<Modal
			opened={wanted}
			onClose={() => answerStepUp(false)}
			title="Confirm that it is you"
			closeOnClickOutside={false}
			closeButtonProps={{ "aria-label": "Close" }}
			zIndex={400}
		>
			<Suspense fallback={<Loader aria-label="Loading" />}>
				<StepUpForm />
			</Suspense>
		</Modal>
	);
}
