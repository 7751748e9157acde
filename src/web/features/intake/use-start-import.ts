import { useState } from "react";
import { useNavigate } from "react-router";
import type { ImportMode } from "../../../core/intake/import-record.ts";
import type { Mapping } from "../../../core/intake/mapping.ts";
import { startOver } from "./new-import.ts";
import { startUpload } from "./uploads.ts";

/** Starts the real import and goes to its page, where its progress is. */
export function useStartImport() {
	const navigate = useNavigate();
	const [pending, setPending] = useState(false);
	const [error, setError] = useState<unknown>();
	const run = async (file: File, mapping: Mapping, mode: ImportMode) => {
		setPending(true);
		setError(undefined);
		try {
			const id = await startUpload(file, { kind: mapping.spec.imports, mode, mapping: { ...mapping } });
			startOver();
			await navigate(`/imports/${id}`);
		} catch (cause) {
			setError(cause);
			setPending(false);
		}
	};
	return { run, pending, error };
}
