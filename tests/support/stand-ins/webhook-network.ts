import { createHmac } from "node:crypto";
import { type Answer, type Call, fieldsOf, textOf } from "./call.ts";
import type { Network, Operation } from "./network.ts";
import { Posts } from "./posts.ts";

/** A receiver of signed events: it verifies, and takes each event once by its id (standardwebhooks.com). */
export class WebhookNetwork implements Network {
  readonly posts = new Posts();
  readonly pings: string[] = [];
  readonly #secret: string;
  readonly #seen = new Set<string>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  operationOf(call: Call): Operation {
    const type = textOf(fieldsOf(call)["type"]);
    if (type === "ping") return "check";
    if (type.endsWith(".created")) return "create";
    return type.endsWith(".edited") ? "edit" : type.endsWith(".deleted") ? "delete" : "other";
  }

  answer(call: Call): Answer {
    const id = textOf(call.headers["webhook-id"]);
    const signed = `${id}.${textOf(call.headers["webhook-timestamp"])}.${call.body}`;
    const expected = `v1,${createHmac("sha256", this.#secret).update(signed).digest("base64")}`;
    if (call.headers["webhook-signature"] !== expected) return { status: 401, body: { error: "signature" } };
    // A repeat of an event is taken for what it is.
    if (this.#seen.has(id)) return { status: 200, body: { ok: true } };
    const { data } = fieldsOf(call);
    // Signed by the client under test.
    const { post, remoteId } = (data ?? {}) as {
      readonly post?: {
        readonly text: string;
        readonly media: readonly { base64?: string; type: string; alt: string }[];
      };
      readonly remoteId?: string;
    };
    const stands = this.posts.byId(remoteId ?? "");
    const operation = this.operationOf(call);
    if (operation === "check") this.pings.push(id);
    else if (operation === "create") {
      const media = (post?.media ?? []).map(({ type, alt, base64 = "" }) => {
        return { type, alt, bytes: Buffer.from(base64, "base64") };
      });
      this.posts.add({ id, text: post?.text ?? "", key: id, media });
    } else if (stands === undefined) return { status: 410, body: { error: "gone" } };
    else if (operation === "delete") this.posts.remove(stands.id);
    else {
      stands.text = post?.text ?? "";
      stands.edits += 1;
    }
    this.#seen.add(id);
    return { status: 200, body: { ok: true } };
  }

  count(text: string): number {
    return [...text].length;
  }
}
