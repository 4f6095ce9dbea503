import type { NewReporterClip, ReporterChange } from "../../../shared/clips/commands.ts";
import type { Clip, ReporterBriefing } from "../../../shared/clips.ts";
import { type ApiAnswer, call } from "../../control/api.ts";

/** A corridor's network may swallow a request and say nothing for minutes (BZ117). */
const PATIENCE_MS = 30_000;

/** The calls of whoever comes with a reporter's link. */
export class ReporterApi {
  /** For `Authorization`, also of uploads. */
  readonly authorization: string;

  constructor(token: string) {
    this.authorization = `Pass ${token}`;
  }

  briefing(): Promise<ApiAnswer<ReporterBriefing>> {
    return this.#call("GET", "/api/reporter");
  }

  /** Asked again with the same id: the same clip. */
  tell(clip: NewReporterClip): Promise<ApiAnswer<Clip>> {
    return this.#call("POST", "/api/reporter/clips", clip);
  }

  change(id: string, change: ReporterChange): Promise<ApiAnswer<Clip>> {
    return this.#call("PATCH", `/api/reporter/clips/${id}`, change);
  }

  drop(id: string): Promise<ApiAnswer<unknown>> {
    return this.#call("DELETE", `/api/reporter/clips/${id}`);
  }

  assignment(id: string, act: "take" | "done"): Promise<ApiAnswer<unknown>> {
    return this.#call("POST", `/api/reporter/assignments/${id}/${act}`, {});
  }

  #call<Value>(method: Parameters<typeof call>[0], path: string, body?: unknown): Promise<ApiAnswer<Value>> {
    return call(method, path, body, this.authorization, AbortSignal.timeout(PATIENCE_MS));
  }
}
