import { Stack } from "@mantine/core";
import { useApi } from "../../../client/use-api.ts";
import { Page } from "../../../design/page.tsx";
import { Answer } from "../../../design/states.tsx";
import { AccountNotices } from "./account-notices.tsx";
import { AuthenticatorSection } from "./authenticator-section.tsx";
import { EmailSection } from "./email-section.tsx";
import { PasskeysSection } from "./passkeys-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { RecoverySection } from "./recovery-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { SignOnSection } from "./sign-on-section.tsx";

/** How one signs in, and where one is signed in. */
export default function AccountScreen() {
	const account = useApi("showAccount", {});
	return (
		<Page title="Your account" lead="How you sign in, and where you are signed in.">
			<Answer query={account}>
				{(shown) => (
					<Stack gap="lg" maw={880}>
						<AccountNotices notices={shown.notices} />
						<PasskeysSection passkeys={shown.passkeys} />
						<AuthenticatorSection connected={shown.authenticator} />
						<RecoverySection left={shown.recoveryCodesLeft} />
						{shown.password && <PasswordSection person={shown} />}
						<EmailSection email={shown.email} />
						<SignOnSection />
						<SessionsSection />
					</Stack>
				)}
			</Answer>
		</Page>
	);
}
