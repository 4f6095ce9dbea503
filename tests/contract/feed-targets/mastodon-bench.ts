import { mastodon } from "../../../server/feeds/targets/mastodon.ts";
import { MastodonNetwork } from "../../support/stand-ins/mastodon-network.ts";
import { NOW } from "./at-hand.ts";
import type { TargetBench } from "./bench.ts";
import { plainRefusals } from "./plain-refusals.ts";

const accessToken = "tok-Zm9yLXRlc3RzLW9ubHk";

export const mastodonBench: TargetBench = {
  kind: mastodon,
  network: () => new MastodonNetwork(accessToken, () => NOW),
  account: { server: "https://social.example", accessToken },
  secrets: [accessToken],
  refusals: plainRefusals((words) => ({ error: words })),
};
