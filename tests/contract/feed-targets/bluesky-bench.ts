import { bluesky } from "../../../server/feeds/targets/bluesky.ts";
import { BlueskyNetwork } from "../../support/stand-ins/bluesky-network.ts";
import type { TargetBench } from "./bench.ts";
import { plainRefusals } from "./plain-refusals.ts";

const appPassword = "abcd-efgh-ijkl-mnop";

export const blueskyBench: TargetBench = {
  kind: bluesky,
  network: () => new BlueskyNetwork(appPassword),
  account: { identifier: "minsoc.bsky.example", appPassword },
  secrets: [appPassword, "access-1-token", "refresh-1-token"],
  refusals: plainRefusals((words) => ({ error: "Refused", message: words })),
};
