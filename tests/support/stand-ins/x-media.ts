import { type Answer, type Call, fieldsOf, textOf } from "./call.ts";
import { partsOf } from "./multipart.ts";
import type { StoredMedia } from "./posts.ts";

interface Upload {
  readonly type: string;
  readonly total: number;
  readonly chunks: Buffer[];
  alt: string | null;
  isWhole: boolean;
}

/** X's chunked upload. A film is converted for as many looks as it is told. */
export class XMedia {
  /** What each look at a film that is being converted says; then it is done. */
  conversion: readonly { readonly state: string; readonly check_after_secs?: number }[] = [];
  /** Looks at conversions. */
  looks = 0;
  readonly #byId = new Map<string, Upload>();

  /** `undefined`: not whole, or unknown. */
  take(id: string): StoredMedia | undefined {
    const upload = this.#byId.get(id);
    if (upload?.isWhole !== true) return undefined;
    return { type: upload.type, bytes: Buffer.concat(upload.chunks), alt: upload.alt };
  }

  answer(call: Call): Answer {
    if (call.path === "/2/media/upload/initialize") return this.#begin(call);
    if (call.path === "/2/media/metadata") return this.#describe(call);
    if (call.path === "/2/media/upload") return this.#look(call);
    const [, id = "", step] = /^\/2\/media\/upload\/([^/]+)\/(append|finalize)$/.exec(call.path) ?? [];
    const upload = this.#byId.get(id);
    if (upload === undefined) return refusal("unknown media");
    return step === "append" ? this.#append(upload, call) : this.#finalize(id, upload);
  }

  #begin(call: Call): Answer {
    const { media_type, media_category, total_bytes } = fieldsOf(call);
    const isFilm = media_type === "video/mp4";
    if (media_category !== (isFilm ? "tweet_video" : "tweet_image")) return refusal("wrong category");
    const id = String(9_000_000_000 + this.#byId.size);
    this.#byId.set(id, { type: textOf(media_type), total: Number(total_bytes), chunks: [], alt: null, isWhole: false });
    return { status: 200, body: { data: { id, media_key: `3_${id}`, expires_after_secs: 86_400 } } };
  }

  #append(upload: Upload, call: Call): Answer {
    const parts = partsOf(call);
    const at = Number(parts.find(({ name }) => name === "segment_index")?.bytes.toString());
    const bytes = parts.find(({ name }) => name === "media")?.bytes;
    if (bytes === undefined || at !== upload.chunks.length) return refusal("wrong segment");
    upload.chunks.push(bytes);
    return { status: 200, body: { data: { expires_at: 0 } } };
  }

  #finalize(id: string, upload: Upload): Answer {
    const size = upload.chunks.reduce((sum, { length }) => sum + length, 0);
    if (size !== upload.total) return refusal("wrong size");
    const [first] = this.conversion;
    if (upload.type !== "video/mp4" || first === undefined) {
      upload.isWhole = true;
      return { status: 200, body: { data: { id } } };
    }
    return { status: 200, body: { data: { id, processing_info: first } } };
  }

  #look(call: Call): Answer {
    const upload = this.#byId.get(call.query.get("media_id") ?? "");
    if (upload === undefined || call.query.get("command") !== "STATUS") return refusal("unknown media");
    this.looks += 1;
    const next = this.conversion[this.looks] ?? { state: "succeeded" };
    if (next.state === "succeeded") upload.isWhole = true;
    return { status: 200, body: { data: { id: call.query.get("media_id"), processing_info: next } } };
  }

  #describe(call: Call): Answer {
    // Its shape is what this stand-in asks for; another comes out as no words.
    const { id, metadata } = fieldsOf(call) as { id?: string; metadata?: { alt_text?: { text?: string } } };
    const upload = this.#byId.get(id ?? "");
    if (upload === undefined || upload.type === "video/mp4") return refusal("no words for this");
    upload.alt = metadata?.alt_text?.text ?? null;
    return { status: 200, body: { data: { id } } };
  }
}

const refusal = (detail: string): Answer => ({
  status: 400,
  headers: { "content-type": "application/problem+json" },
  body: { title: "Invalid Request", detail, type: "https://api.x.com/2/problems/invalid-request" },
});
