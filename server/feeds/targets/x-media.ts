/** Pictures and films for a post, in X's chunked way. Nothing of it is public: whatever goes wrong, a repeat is harmless. */
import type { TwitterApi } from "twitter-api-v2";
import type { PostMedia } from "../../../shared/feeds.ts";
import type { TargetSurroundings } from "../target-kind.ts";
import type { XLine } from "./x-line.ts";

const CHUNK_BYTES = 1024 * 1024;
const MOST_IMAGES = 4;
const MOST_ALT = 1_000;
/** Between two looks at a film that X still converts, in seconds, where X does not say; and the most that it may say. */
const LOOK_AFTER_S = 2;
const MOST_LOOK_AFTER_S = 10;

/** X refused the media itself. */
export class MediaRefused extends Error {
  override readonly name = "MediaRefused";
}

/**
 * Uploads what one post can have: one film, or up to four pictures. One after another.
 * @returns ids, which are good for a day
 * @throws {MediaRefused} and what the client throws
 */
export async function upload(
  media: readonly PostMedia[],
  line: XLine,
  readMedia: TargetSurroundings["readMedia"],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const one of fitting(media)) {
    const bytes = await readMedia(one).catch(() => {
      throw new MediaRefused("not on our shelf");
    });
    const id = await uploadOne(one, bytes, line, signal);
    // X takes words for pictures alone.
    if (one.type === "image/png") await describe(id, one.alt, line);
    ids.push(id);
  }
  return ids;
}

function fitting(media: readonly PostMedia[]): readonly PostMedia[] {
  const film = media.find(({ type }) => type === "video/mp4");
  return film === undefined ? media.slice(0, MOST_IMAGES) : [film];
}

async function uploadOne({ type }: PostMedia, bytes: Uint8Array, line: XLine, signal: AbortSignal): Promise<string> {
  const id = idOf(
    await post(line, "media/upload/initialize", {
      media_type: type,
      media_category: type === "video/mp4" ? "tweet_video" : "tweet_image",
      total_bytes: bytes.length,
    }),
  );
  for (let at = 0; at * CHUNK_BYTES < bytes.length; at += 1) {
    const chunk = Buffer.from(bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES));
    await post(line, `media/upload/${id}/append`, { segment_index: at, media: chunk }, "form-data");
  }
  const finalized = await post(line, `media/upload/${id}/finalize`);
  await converted(processingOf(finalized), id, line, signal);
  return id;
}

// The client's own wait takes a missing `check_after_secs` for "done", and asks for ever otherwise (1.29.1).
async function converted(state: Processing | null, id: string, line: XLine, signal: AbortSignal): Promise<void> {
  for (let now = state; now !== null && now.state !== "succeeded"; ) {
    if (now.state === "failed") throw new MediaRefused("not converted");
    await pause(now.check_after_secs, signal);
    now = processingOf(
      await line.ask((client) => client.v2.get<unknown>("media/upload", { command: "STATUS", media_id: id })),
    );
  }
}

const describe = (id: string, alt: string, line: XLine) =>
  line.ask((client) => client.v2.createMediaMetadata(id, { alt_text: { text: shortened(alt) } }));

const shortened = (alt: string) => (alt.length > MOST_ALT ? `${alt.slice(0, MOST_ALT - 1)}…` : alt);

const post = (line: XLine, path: string, body?: Record<string, unknown>, forceBodyMode?: "form-data") =>
  line.ask((client: TwitterApi) => client.v2.post<unknown>(path, body, forceBodyMode && { forceBodyMode }));

interface Processing {
  readonly state: string;
  readonly check_after_secs?: number;
}

/** `null`: there is nothing to wait for. */
function processingOf(answer: unknown): Processing | null {
  const { data } = (answer ?? {}) as { readonly data?: { readonly processing_info?: Processing } };
  if (data === undefined) throw new Error("an answer that says nothing of the media");
  return data.processing_info ?? null;
}

function idOf(answer: unknown): string {
  const { data } = (answer ?? {}) as { readonly data?: { readonly id?: unknown } };
  if (typeof data?.id !== "string" || data.id === "") throw new Error("an upload without an id");
  return data.id;
}

/** Given up: the next look says so. */
async function pause(askedS: number | undefined, signal: AbortSignal): Promise<void> {
  const seconds = askedS !== undefined && askedS > 0 ? Math.min(askedS, MOST_LOOK_AFTER_S) : LOOK_AFTER_S;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, seconds * 1000);
  signal.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
}
