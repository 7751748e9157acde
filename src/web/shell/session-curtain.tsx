import { Loader } from "@mantine/core";
import { lazy, Suspense, useEffect, useRef } from "react";
import classes from "./session-curtain.module.css";

const SignInAgain = lazy(() => import("../features/access/sign-in-again.tsx"));

interface SessionCurtainProps {
	/** Who works here: nobody else may lift the curtain. */
	email: string;
	onSignedIn: () => void;
	/** Gives the page up for somebody else. */
	onLeave: () => void;
}

/**
 * Hides everything while the session is over, and keeps it: the page stays as it is beneath, out of sight and out of reach,
 * dialogs of its own included.
 */
export function SessionCurtain(props: SessionCurtainProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		const shown = dialog.current;
		shown?.showModal();
		return () => shown?.close();
	}, []);
	return (
		<dialog
			ref={dialog}
			className={classes.curtain}
			aria-labelledby="sign-in-again"
			onCancel={(event) => event.preventDefault()}
			onClose={() => dialog.current?.showModal()}
		>
			<Suspense fallback={<Loader aria-label="Loading" />}>
				<SignInAgain {...props} />
			</Suspense>
		</dialog>
	);
}
