import { EditorView } from "@codemirror/view";

/**
 * Typing over selected text, done by the editor itself: the browser would keep the look of what it replaces in a `style`
 * attribute, which the content security policy blocks and reports.
 */
export const typedOver = EditorView.domEventHandlers({
	beforeinput(event, view) {
		const { state } = view;
		const text = event.data;
		if (event.inputType !== "insertText" || event.isComposing || text === null) return false;
		if (state.selection.ranges.every(({ empty }) => empty) || state.readOnly) return false;
		event.preventDefault();
		view.dispatch(state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
		return true;
	},
});
