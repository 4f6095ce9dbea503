import type { NewReporterClip, ReporterChange } from "../../../shared/clips/commands.ts";
import type { Clip, ReporterBriefing } from "../../../shared/clips.ts";
import { type ApiAnswer, call } from "../../control/api.ts";

/** The calls of whoever comes with a reporter's link. */
export class ReporterApi {
  /** For `Authorization`, also of uploads. */
  readonly authorization: string;

  constructor(token: string) {
    this.authorization = `Pass ${token}`;
  }

  briefing(): Promise<ApiAnswer<ReporterBriefing>> {
    return call("GET", "/api/reporter", undefined, this.authorization);
  }

  /** Asked again with the same id: the same clip. */
  tell(clip: NewReporterClip): Promise<ApiAnswer<Clip>> {
    return call("POST", "/api/reporter/clips", clip, this.authorization);
  }

  change(id: string, change: ReporterChange): Promise<ApiAnswer<Clip>> {
    return call("PATCH", `/api/reporter/clips/${id}`, change, this.authorization);
  }

  drop(id: string): Promise<ApiAnswer<unknown>> {
    return call("DELETE", `/api/reporter/clips/${id}`, undefined, this.authorization);
  }

  assignment(id: string, act: "take" | "done"): Promise<ApiAnswer<unknown>> {
    return call("POST", `/api/reporter/assignments/${id}/${act}`, {}, this.authorization);
  }
}
