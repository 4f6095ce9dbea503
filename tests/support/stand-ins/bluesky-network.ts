import { createHash } from "node:crypto";
import { type Answer, type Call, fieldsOf, textOf } from "./call.ts";
import type { Network, Operation } from "./network.ts";
import { Posts, type StoredMedia } from "./posts.ts";

const DID = "did:plc:standin2222222222222222";
const namePattern = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;

interface PutRecord {
  readonly text?: string;
  readonly embed?: {
    readonly images?: readonly { readonly image: { readonly ref: { readonly $link: string } }; readonly alt: string }[];
  };
  readonly reply?: { readonly parent: { readonly uri: string } };
}

/** A personal data server, small: sessions, blobs, records by name (lexicons com.atproto.repo.*). */
export class BlueskyNetwork implements Network {
  readonly posts = new Posts();
  readonly #password: string;
  readonly #blobs = new Map<string, { readonly type: string; readonly bytes: Buffer }>();
  sessions = 0;

  constructor(password: string) {
    this.#password = password;
  }

  operationOf({ path }: Call): Operation {
    return operations[path.replace("/xrpc/com.atproto.", "")] ?? "other";
  }

  answer(call: Call): Answer {
    const method = call.path.replace("/xrpc/com.atproto.", "");
    if (method === "server.createSession") return this.#signIn(call);
    if (!call.headers.authorization?.startsWith("Bearer access-")) return problem(401, "AuthenticationRequired");
    switch (method) {
      case "repo.uploadBlob":
        return this.#keep(call);
      case "repo.putRecord":
        return this.#put(call);
      case "repo.getRecord": {
        const post = this.posts.byId(addressOf(textOf(call.query.get("rkey"))));
        if (post === undefined) return problem(400, "RecordNotFound");
        return { status: 200, body: { uri: post.id, cid: cidOf(post.id), value: { text: post.text } } };
      }
      case "repo.deleteRecord":
        this.posts.remove(addressOf(textOf(fieldsOf(call)["rkey"])));
        return { status: 200, body: {} };
      default:
        return problem(404, "XRPCNotSupported");
    }
  }

  #signIn(call: Call): Answer {
    if (fieldsOf(call)["password"] !== this.#password) return problem(401, "AuthenticationRequired");
    this.sessions += 1;
    const tokens = { accessJwt: `access-${this.sessions}-token`, refreshJwt: `refresh-${this.sessions}-token` };
    return { status: 200, body: { ...tokens, handle: "minsoc.bsky.example", did: DID, active: true } };
  }

  #keep({ body, headers }: Call): Answer {
    const $link = cidOf(body);
    const mimeType = headers["content-type"] ?? "";
    this.#blobs.set($link, { type: mimeType, bytes: body });
    return { status: 200, body: { blob: { $type: "blob", ref: { $link }, mimeType, size: body.length } } };
  }

  #put(call: Call): Answer {
    const fields = fieldsOf(call);
    const rkey = textOf(fields["rkey"]);
    // Its own client wrote it.
    const record = (fields["record"] ?? {}) as PutRecord;
    const text = record.text ?? "";
    if (!namePattern.test(rkey)) return problem(400, "InvalidRequest");
    if (this.count(text) > 300 || Buffer.byteLength(text) > 3_000) return problem(400, "InvalidRequest");
    const id = addressOf(rkey);
    const media: StoredMedia[] = (record.embed?.images ?? []).flatMap(({ image, alt }) => {
      const blob = this.#blobs.get(image.ref.$link);
      return blob === undefined ? [] : [{ ...blob, alt }];
    });
    const stands = this.posts.byId(id);
    if (stands === undefined) this.posts.add({ id, text, key: rkey, media, replyTo: record.reply?.parent.uri ?? null });
    else stands.text = text;
    return { status: 200, body: { uri: id, cid: cidOf(id) } };
  }

  count(text: string): number {
    return [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].length;
  }
}

const operations: Readonly<Record<string, Operation>> = {
  "server.createSession": "check",
  "repo.putRecord": "create",
  "repo.getRecord": "find",
  "repo.deleteRecord": "delete",
  "repo.uploadBlob": "upload",
};

const addressOf = (rkey: string): string => `at://${DID}/app.bsky.feed.post/${rkey}`;
const problem = (status: number, error: string): Answer => ({
  status,
  body: { error, message: "as the stand-in says" },
});

/** A CID as its readers check it: version 1, raw, SHA-256, in base32. */
function cidOf(of: string | Buffer): string {
  const bytes = Buffer.concat([Buffer.from([1, 0x55, 0x12, 0x20]), createHash("sha256").update(of).digest()]);
  let [text, held, bits] = ["b", 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += base32[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + base32[(held << (5 - bits)) & 31] : text;
}
const base32 = "abcdefghijklmnopqrstuvwxyz234567";
