import { createClient } from "../../contract/client.ts";
import { fetchTransport } from "./fetch-transport.ts";
import { patientTransport } from "./patient-transport.ts";
import { steppingUp } from "./step-up.ts";

/** One typed function a route; throws `SegwardError` as the server stated it. */
export const client = createClient(steppingUp(patientTransport(fetchTransport)));
