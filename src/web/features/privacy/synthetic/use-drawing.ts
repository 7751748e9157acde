import { useEffect, useRef, useState } from "react";
import type { RequestOf } from "../../../../contract/routes.ts";
import { client } from "../../../client/client.ts";
import { type Drawing, NOTHING_DRAWN, withLine } from "./drawing.ts";

export interface DrawingState {
	/** `counting`: the customers are read and counted with noise; `drawing`: rows come. */
	phase: "idle" | "counting" | "drawing" | "done" | "cancelled" | "failed";
	drawing: Drawing;
	/** Rows asked for. */
	wanted: number;
	error?: unknown;
}

const IDLE: DrawingState = { phase: "idle", drawing: NOTHING_DRAWN, wanted: 0 };

/** Takes synthetic rows as they come. Cancelling, or leaving the page, stops the work on the server too. */
export function useDrawing(onPaid: () => void) {
	const [state, setState] = useState<DrawingState>(IDLE);
	const stop = useRef<AbortController>(undefined);
	useEffect(() => () => stop.current?.abort(), []);
	const start = async (request: Omit<RequestOf<"makeSyntheticRows">, "format">) => {
		stop.current?.abort();
		const controller = new AbortController();
		stop.current = controller;
		const wanted = request.rows;
		let drawing = NOTHING_DRAWN;
		let open = "";
		const decoder = new TextDecoder();
		const receive = async (piece: Uint8Array) => {
			const lines = (open + decoder.decode(piece, { stream: true })).split("\n");
			open = lines.pop() ?? "";
			drawing = lines.reduce(withLine, drawing);
			setState({ phase: "drawing", drawing, wanted });
		};
		setState({ phase: "counting", drawing, wanted });
		try {
			await client.makeSyntheticRows({ ...request, format: "compared" }, { signal: controller.signal, receive });
			setState({ phase: "done", drawing, wanted });
		} catch (error) {
			setState({ phase: controller.signal.aborted ? "cancelled" : "failed", drawing, wanted, error });
		} finally {
			onPaid();
		}
	};
	return { state, start, cancel: () => stop.current?.abort() };
}
