import type { BreakGlass } from "../../core/access/break-glass.ts";
import type { Message } from "../../ports/mail.ts";

interface Addressee {
	name: string;
	email: string;
}

/** Plain words; no customer data, and no secret but the link. */
function message({ name, email }: Addressee, subject: string, paragraphs: readonly string[]): Message {
	return { to: email, subject, text: [`Hello ${oneLine(name)},`, ...paragraphs, "Segward"].join("\n\n") };
}

export function brokenGlass(to: Addressee, { person, roles, reason, endsAt }: BreakGlass): Message {
	return message(to, "Emergency access in Segward", [
		`${oneLine(person)} has taken emergency roles: ${roles.join(", ")}, until ${endsAt}.`,
		`The reason given: ${oneLine(reason)}`,
		"It waits for your review under Access. You can end it there at once.",
	]);
}

export function invitation(to: Addressee, link: string, workspace: string, madeBy: string): Message {
	return message(to, "You are invited to Segward", [
		`${oneLine(madeBy)} invites you to the workspace ${oneLine(workspace)} of Segward.`,
		`Accept with this link. It works once, for 72 hours:\n${link}`,
		"You will choose a password and connect an authenticator app. If you do not know what this is about, ignore it.",
	]);
}

export function forgottenPassword(to: Addressee, link: string): Message {
	return message(to, "A new password for Segward", [
		`Somebody asked for a new password for your account. This link works once, for 30 minutes:\n${link}`,
		"Your second factor is asked afterwards, as ever. If it was not you, ignore this message: nothing has changed.",
	]);
}

export function secondFactorReset(to: Addressee, link: string, madeBy: string): Message {
	return message(to, "Set up your second factor anew", [
		`${oneLine(madeBy)} lets you set up a new second factor in place of the one that you lost.`,
		`This link works once, for 24 hours, and asks for your password:\n${link}`,
		"If you have not lost it, tell an administrator at once, and do not use the link.",
	]);
}

export function accountRecovered(to: Addressee): Message {
	return message(to, "Your Segward account is being recovered", [
		"The local operator of your installation made a link that gives your account a new password and second factor.",
		"If you did not ask for that, tell your security contact at once.",
	]);
}

export function recoveryNotice(to: Addressee, email: string): Message {
	return message(to, "A Segward account is being recovered", [
		`The local operator made a link that gives the account ${oneLine(email)} a new password and second factor.`,
		"You are told because you are an administrator. If nobody expects this, look into the access log.",
	]);
}

export function confirmEmail(to: Addressee, link: string): Message {
	return message(to, "Confirm your new e-mail address", [
		`Confirm that this address is yours. This link works once, for 24 hours:\n${link}`,
		"Until then you sign in with the address before.",
	]);
}

export function emailChanging(to: Addressee): Message {
	return message(to, "Your e-mail address in Segward is to change", [
		"Somebody who is signed in as you asked to change the e-mail address of your account.",
		"If it was not you, tell an administrator at once.",
	]);
}

export function passwordChanged(to: Addressee): Message {
	return message(to, "Your Segward password has changed", [
		"The password of your account was changed with a link, and all your sessions have ended.",
		"If it was not you, tell an administrator at once.",
	]);
}

export function secondFactorGone(to: Addressee): Message {
	return message(to, "Your second factor in Segward is being replaced", [
		"A link to set up a new second factor was used with your password, and all your sessions have ended.",
		"If it was not you, tell an administrator at once.",
	]);
}

export function ownPasswordChanged(to: Addressee): Message {
	return message(to, "Your Segward password has changed", [
		"Somebody signed in as you changed the password of your account, knowing the one before and your second factor.",
		"If it was not you, tell an administrator at once.",
	]);
}

/** @param what such as `a passkey was added`. */
export function secondFactorsChanged(to: Addressee, what: string): Message {
	return message(to, "Your second factors in Segward have changed", [
		`On your account, ${what}.`,
		"If it was not you, tell an administrator at once.",
	]);
}

/** @param where such as `Firefox on Windows, 192.0.2.0/24`. */
export function newDevice(to: Addressee, where: string, publicUrl: string): Message {
	return message(to, "A new device signed in to Segward as you", [
		`Somebody signed in as you, with your second factor, from where you never did before: ${oneLine(where)}.`,
		`If it was not you, end that session and change your password at once: ${publicUrl}/access/account`,
	]);
}

export function rolesChanged(to: Addressee, publicUrl: string): Message {
	return message(to, "Your roles in Segward have changed", [
		`An administrator changed what you may do. Sign in again to see it: ${publicUrl}/access`,
	]);
}

/** Names are typed by people, and stand in running text. */
function oneLine(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}
