import type { FeedDesk, TargetCaps, ToldTarget } from "../../shared/feeds.ts";
import type { TargetBench } from "../contract/feed-targets/bench.ts";
import { benches } from "../contract/feed-targets/benches.ts";
import type { ControlClient } from "./control-client.ts";
import type { Network } from "./stand-ins/network.ts";
import type { StoredPost } from "./stand-ins/posts.ts";
import { StandIn } from "./stand-ins/stand-in.ts";
import { VkNetwork } from "./stand-ins/vk-network.ts";

/** A network on this machine, with an account of the house at it. */
export interface NetworkAtHand {
  /** As the house calls the account. */
  readonly name: string;
  readonly kind: string;
  readonly caps: TargetCaps;
  readonly standIn: StandIn;
  /** What followers see now. */
  live(): readonly StoredPost[];
}

export interface Networks extends AsyncDisposable {
  readonly all: readonly NetworkAtHand[];
  of(kind: string): NetworkAtHand;
  /** Calls so far that would put something up or change it, at all of them. */
  writes(): number;
}

/** Opens every network that there is a target for, and an account at each, as an admin does; all were checked, and answered. */
export async function openNetworks(control: ControlClient): Promise<Networks> {
  await using opening = new AsyncDisposableStack();
  const all: NetworkAtHand[] = [];
  for (const bench of benches) {
    const standIn = await StandIn.open(networkOf(bench));
    opening.defer(() => standIn.close());
    const { id, name, caps } = await addAccount(control, bench, standIn.baseUrl);
    const checked = await control.request("POST", `/api/feed/targets/${id}/check`, {});
    if (!checked.ok) throw new Error(`${name} was not checked: ${await checked.text()}`);
    all.push({ name, kind: bench.kind.kind, caps, standIn, live: () => standIn.network.posts.live });
  }
  const opened = opening.move();
  return {
    all,
    of: (kind) => {
      const found = all.find((one) => one.kind === kind);
      if (found === undefined) throw new Error(`no network ${kind}`);
      return found;
    },
    writes: () =>
      all.reduce((sum, { standIn }) => sum + standIn.callsOf("create").length + standIn.callsOf("edit").length, 0),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** VK is looked through by the times of its posts: beside a real server those are the time of day. */
const networkOf = (bench: TargetBench): Network =>
  bench.kind.kind === "vk" ? new VkNetwork(bench.account["token"] ?? "", Date.now) : bench.network();

async function addAccount(control: ControlClient, { kind, account }: TargetBench, baseUrl: string) {
  const answer = await control.request("POST", "/api/feed/targets", {
    ...{ kind: kind.kind, name: kind.said.ru, fields: account, baseUrl, proxy: null },
    ...{ mode: "each", budget: { posts: null, micros: null } },
  });
  if (answer.status !== 201) throw new Error(`${kind.kind} was not taken: ${answer.status} ${await answer.text()}`);
  // Our own server's answer.
  return (await answer.json()) as ToldTarget;
}

/** The meeting posts to every account, and holds for so long what was approved. */
export async function useAllTargets(control: ControlClient, slug: string, holdMs: number): Promise<void> {
  const api = `/api/meetings/${slug}/feed`;
  // Our own server's answer.
  const { settings, version, targets } = (await (await control.request("GET", `${api}/desk`)).json()) as FeedDesk;
  const rule = { mode: "each", budget: { posts: null, micros: null }, correction: "reply" };
  const used = Object.fromEntries(targets.map(({ id }) => [id, rule]));
  const wished = { ...settings, holdMs, hashtags: ["коллегия2026"], targets: used };
  const answer = await control.request("PUT", `${api}/settings`, { version, settings: wished });
  if (!answer.ok) throw new Error(`settings refused: ${await answer.text()}`);
}
