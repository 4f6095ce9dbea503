import { webhook } from "../../../server/feeds/targets/webhook.ts";
import { WebhookNetwork } from "../../support/stand-ins/webhook-network.ts";
import type { TargetBench } from "./bench.ts";
import { plainRefusals } from "./plain-refusals.ts";

const secret = "whsec-0123456789abcdefghij";

export const webhookBench: TargetBench = {
  kind: webhook,
  network: () => new WebhookNetwork(secret),
  account: { url: "https://hook.example/efir/in", secret },
  secrets: [secret],
  takesAnyBody: true,
  refusals: plainRefusals(() => ({ error: "no" })),
};
