/** A target that speaks to its stand-in, and what a test needs around it. */
import { createHash, randomBytes } from "node:crypto";
import type { Account, Job, Target } from "../../../server/feeds/target-kind.ts";
import type { Post, PostMedia } from "../../../shared/feeds.ts";
import { later, millis } from "../../../shared/time.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { patience } from "../../support/patience.ts";
import type { StoredPost } from "../../support/stand-ins/posts.ts";
import { StandIn } from "../../support/stand-ins/stand-in.ts";
import type { TargetBench } from "./bench.ts";

/** UTC milliseconds. */
export const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

export interface AtHand extends AsyncDisposable {
  readonly target: Target;
  readonly standIn: StandIn;
  readonly clock: ManualClock;
  /** What the target asked to be kept, oldest first. */
  readonly kept: Account[];
  readonly live: () => readonly StoredPost[];
}

interface Around {
  readonly account?: Account;
  readonly proxy?: string;
  /** Instead of the stand-in's own. */
  readonly baseUrl?: (standIn: StandIn) => string;
  readonly media?: ReadonlyMap<string, Uint8Array>;
  /** Before the pair counts as kept. */
  readonly keep?: (changed: Account) => Promise<void>;
  readonly tls?: { readonly key: string; readonly cert: string };
}

export async function atHand(bench: TargetBench, around: Around = {}): Promise<AtHand> {
  const standIn = await StandIn.open(bench.network(), around.tls ?? null);
  const clock = new ManualClock(NOW);
  const kept: Account[] = [];
  const target = bench.kind.open(around.account ?? bench.account, {
    clock,
    baseUrl: around.baseUrl?.(standIn) ?? standIn.baseUrl,
    proxy: around.proxy ?? null,
    readMedia: async ({ file }) => {
      const bytes = around.media?.get(file);
      if (bytes === undefined) throw new Error("no such media");
      return bytes;
    },
    keep: async (changed) => {
      await around.keep?.(changed);
      kept.push(changed);
    },
  });
  return {
    target,
    standIn,
    clock,
    kept,
    live: () => standIn.network.posts.live,
    [Symbol.asyncDispose]: async () => {
      target.close?.();
      await standIn.close();
    },
  };
}

/** A deadline that only a hang meets. */
export const inTime = (): AbortSignal => AbortSignal.timeout(patience.timeout);

const permalink = "https://efir.example/h/7K2Q";

export function aJob({ post, ...job }: Partial<Omit<Job, "post">> & { readonly post?: Partial<Post> } = {}): Job {
  return {
    about: {
      highlight: "highlight-1",
      code: "7K2Q",
      rev: 1,
      kind: "quote",
      meeting: "itogi",
      permalink,
      releasedAt: later(new ManualClock(NOW).now(), millis(-1_000)),
    },
    key: randomBytes(16).toString("hex"),
    post: { text: "«Поддержку получили 3 047 семей» — министр\n#итоги", link: null, media: [], ...post },
    thread: null,
    remote: null,
    since: new ManualClock(NOW).now(),
    ...job,
  };
}

/** Media whose bytes no transport may bend: every value, and what looks like a boundary or a line's end. */
export function someMedia(type: PostMedia["type"], length: number, alt = "Зал заседаний: министр у трибуны") {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
  bytes.set(Buffer.from("\r\n--boundary\r\n"), Math.min(64, length - 16));
  const file = type === "image/png" ? `${createHash("sha256").update(bytes).digest("hex")}.png` : "clip:clip-1";
  const media: PostMedia = { file, type, alt, widthPx: 1200, heightPx: 630 };
  return { media, bytes, shelf: new Map([[file, bytes]]) };
}
