import { useCallback, useEffect, useState } from "react";
import type { ResultOf } from "../../../../contract/routes.ts";

type Unmasked = ResultOf<"unmaskCustomer">;

export interface UnmaskedValues {
	/** What a field is while it may be seen. */
	of: (name: string) => { value: Unmasked["values"][number]["value"]; secondsLeft: number } | undefined;
	show: (unmasked: Unmasked) => void;
	hide: (name: string) => void;
}

/** Unmasked values until their time is over; then they are forgotten. */
export function useUnmasked(): UnmaskedValues {
	const [shown, setShown] = useState<readonly Unmasked[]>([]);
	const [nowMs, setNowMs] = useState(() => Date.now());
	const any = shown.length > 0;
	useEffect(() => {
		if (!any) return;
		const timer = setInterval(() => {
			const now = Date.now();
			setNowMs(now);
			setShown((before) => before.filter(({ until }) => Date.parse(until) > now));
		}, 1_000);
		return () => clearInterval(timer);
	}, [any]);
	const show = useCallback((unmasked: Unmasked) => {
		setNowMs(Date.now());
		setShown((before) => [...before, unmasked]);
	}, []);
	const hide = useCallback((name: string) => {
		setShown((before) => before.filter(({ values }) => values.every((one) => one.name !== name)));
	}, []);
	return {
		of(name) {
			for (const { values, until } of shown) {
				const found = values.find((one) => one.name === name);
				const secondsLeft = Math.ceil((Date.parse(until) - nowMs) / 1_000);
				if (found && secondsLeft > 0) return { value: found.value, secondsLeft };
			}
			return undefined;
		},
		show,
		hide,
	};
}
