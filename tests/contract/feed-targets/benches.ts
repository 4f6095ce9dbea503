import type { TargetBench } from "./bench.ts";
import { blueskyBench } from "./bluesky-bench.ts";
import { mastodonBench } from "./mastodon-bench.ts";
import { telegramBench } from "./telegram-bench.ts";
import { vkBench } from "./vk-bench.ts";
import { webhookBench } from "./webhook-bench.ts";
import { xBench } from "./x-bench.ts";

/** Every target but our own feed, which needs no network. One line each. */
export const benches: readonly TargetBench[] = [
  xBench,
  mastodonBench,
  blueskyBench,
  telegramBench,
  vkBench,
  webhookBench,
];
