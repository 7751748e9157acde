import type { AuditAnswers, AuditRequest, AuditWorkerData } from "./audit-messages.ts";
/** Requests to the audit worker and their answers. An idle worker does not keep the process alive. */
export declare class WorkerChannel {
    #private;
    /** Resolves once the file is open. @throws SegwardError as the file's opening does. */
    static open(data: AuditWorkerData): Promise<WorkerChannel>;
    private constructor();
    /** @throws SegwardError `audit-unavailable` or what the file reported. */
    request<R extends AuditRequest>(request: R): Promise<AuditAnswers[R["kind"]]>;
}
