import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import type { Clip } from "../../shared/clips.ts";
import type { MadePass } from "../../shared/passes.ts";
import type { ControlClient } from "./control-client.ts";
import { longPatience } from "./patience.ts";

/** An upright clip as a phone makes it: H.264 and AAC in MP4. */
export async function filmInterview(file: string, seconds: number): Promise<void> {
  const ffmpeg = spawn(
    "ffmpeg",
    [
      ...["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=180x320:rate=25"],
      ...["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-t", String(seconds)],
      ...["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "25"],
      ...["-c:a", "aac", "-b:a", "64k", file],
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const [exitCode] = await once(ffmpeg, "exit");
  if (exitCode !== 0) throw new Error(`ffmpeg made no clip: ${exitCode}`);
}

/** A clip that came by a reporter's link in two parts, and was made ready: it waits for review. */
export async function waitingInterview(httpUrl: string, control: ControlClient, slug: string, file: string) {
  const pass = (await askOf(control, slug)("POST", "reporters", { name: "Пётр, съёмка", days: 2 })) as MadePass;
  const id = `clip-${randomUUID()}`;
  await sendAsReporter(httpUrl, pass.token, id, await readFile(file));
  return await clipIn(control, slug, id, "review");
}

/** The same with its captions and a moderator's word. */
export async function approvedInterview(httpUrl: string, control: ControlClient, slug: string, file: string) {
  const ask = askOf(control, slug);
  const waiting = await waitingInterview(httpUrl, control, slug, file);
  const captions = "WEBVTT\n\n00:00:00.000 --> 00:00:59.000\nМы едем туда, где нас ждут\n";
  const edited = (await ask("PATCH", `clips/${waiting.id}`, { version: waiting.version, captions })) as Clip;
  await ask("POST", `clips/${waiting.id}/approve`, { version: edited.version });
  return await clipIn(control, slug, waiting.id, "approved");
}

const askOf = (control: ControlClient, slug: string) => async (method: string, path: string, body: unknown) => {
  const answer = await control.request(method, `/api/meetings/${slug}/${path}`, body);
  if (!answer.ok) throw new Error(`${path} refused: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

async function sendAsReporter(httpUrl: string, token: string, id: string, bytes: Uint8Array): Promise<void> {
  const headers = { authorization: `Pass ${token}`, origin: httpUrl };
  const order = {
    id,
    subject: { name: "Алия Маратовна Гареева", post: "мастер трудовой терапии", place: "Усть-Ярск" },
    consent: { name: "Алия Маратовна Гареева", words: "Я согласна на показ записи.", at: Date.now() },
    quotation: "Мы едем туда, где нас ждут",
    bytes: bytes.length,
    type: "video/mp4",
  };
  await granted(
    fetch(`${httpUrl}/api/reporter/clips`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(order),
    }),
  );
  const tus = { ...headers, "tus-resumable": "1.0.0" };
  const metadata = `clip ${Buffer.from(id).toString("base64")}`;
  const made = await granted(
    fetch(`${httpUrl}/upload/clips`, {
      method: "POST",
      headers: { ...tus, "upload-length": String(bytes.length), "upload-metadata": metadata },
    }),
  );
  const address = new URL(made.headers.get("location") ?? "", httpUrl);
  const middle = Math.floor(bytes.length / 2);
  for (const [from, to] of [
    [0, middle],
    [middle, bytes.length],
  ] as const) {
    const part = { ...tus, "upload-offset": String(from), "content-type": "application/offset+octet-stream" };
    await granted(fetch(address, { method: "PATCH", headers: part, body: new Uint8Array(bytes.subarray(from, to)) }));
  }
}

async function granted(asked: Promise<Response>): Promise<Response> {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.url} refused: ${answer.status} ${await answer.text()}`);
  return answer;
}

async function clipIn(control: ControlClient, slug: string, id: string, state: Clip["state"]): Promise<Clip> {
  let found: Clip | undefined;
  const look = async () => {
    const desk = (await (await control.request("GET", `/api/meetings/${slug}/clips/desk`)).json()) as {
      readonly clips: readonly Clip[];
    };
    found = desk.clips.find((clip) => clip.id === id);
    return found?.state === "failed" ? `failed: ${found.problem}` : found?.state;
  };
  await expect.poll(look, longPatience).toBe(state);
  if (found === undefined) throw new Error("no such clip");
  return found;
}
