/** What the page of accounts asks: `/api/feed/targets…` (docs/spec/feeds.md, "Accounts"). */

import type { ToldCheck, ToldTargets } from "../../../shared/feeds/told-targets.ts";
import type { ToldTarget } from "../../../shared/feeds.ts";
import { type ApiAnswer, call } from "../../control/api.ts";
import type { AccountForm } from "./account-draft.ts";

const all = "/api/feed/targets";
const one = (id: string) => `${all}/${encodeURIComponent(id)}`;

export type Switch = "pause" | "resume" | "kill" | "unkill";

export const accountsApi = {
  told: (): Promise<ApiAnswer<ToldTargets>> => call("GET", all),
  add: (kind: string, form: AccountForm): Promise<ApiAnswer<ToldTarget>> => call("POST", all, { kind, ...form }),
  /** @returns STALE when `version` is not the last one any more. */
  change: ({ id, version }: ToldTarget, form: AccountForm): Promise<ApiAnswer<ToldTarget>> =>
    call("PUT", one(id), { version, ...form }),
  /** Asks the network who we are. Nothing is posted. */
  check: (id: string): Promise<ApiAnswer<ToldCheck>> => call("POST", `${one(id)}/check`, {}),
  turn: (id: string, act: Switch): Promise<ApiAnswer<ToldTarget>> => {
    if (act === "pause" || act === "resume") return call("POST", `${one(id)}/${act}`, {});
    return call("POST", `${one(id)}/kill`, { isKilled: act === "kill" });
  },
  drop: (id: string): Promise<ApiAnswer<null>> => call("DELETE", one(id)),
  /** @returns where the browser is to go */
  authorize: (id: string): Promise<ApiAnswer<{ readonly url: string }>> => call("POST", `${one(id)}/oauth`, {}),
  connected: (state: string, code: string): Promise<ApiAnswer<ToldTarget>> =>
    call("POST", "/api/feed/connected", { state, code }),
};
