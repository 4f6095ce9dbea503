import type { TargetKindName } from "../../../shared/feeds.ts";
import type { TargetKind } from "../target-kind.ts";
import { bluesky } from "./bluesky.ts";
import { mastodon } from "./mastodon.ts";
import { telegram } from "./telegram.ts";
import { vk } from "./vk.ts";
import { webhook } from "./webhook.ts";
import { x } from "./x.ts";

/** Networks that an account can be connected to. Our own feed is none: it is always there. */
export const targetKinds: { readonly [Name in Exclude<TargetKindName, "own">]: TargetKind } = {
  x,
  telegram,
  vk,
  mastodon,
  bluesky,
  webhook,
};
