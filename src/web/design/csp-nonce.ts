/** The nonce that the server put into this page: styles made at run time must carry it. */
export function cspNonce(): string {
	return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
}

/** Dialogs lock scrolling with a style of their own; the library that makes it looks for the nonce here. */
export function giveNonceToLibraries(): void {
	Object.assign(globalThis, { __webpack_nonce__: cspNonce() });
}
