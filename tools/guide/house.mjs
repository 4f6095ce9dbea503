/** What the pictures are taken of: a server, an encoder that plays the sample clip, a meeting that is on today. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { signIn } from "../../tests/support/control-client.ts";
import { adminPassword, startServer, streamKey } from "../../tests/support/running-server.ts";
import { root } from "../setup.mjs";

export const slug = "kollegiya";
const MINUTE = 60_000;
/** So long each item is planned, and so long ago the first was to begin. */
const ITEM = 15;
const BEGAN = 20;

export async function openHouse() {
  const server = await startServer({ env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_SAMPLE: "on" } });
  const clip = join(root, "server", "playout", "sample", "primer.flv");
  const encoder = spawn(
    "ffmpeg",
    [
      ...["-v", "error", "-re", "-stream_loop", "-1", "-i", clip, "-vf", "scale=1280:720", "-af", "volume=16dB"],
      // Filled up to the rate, or a drawn picture would look like a poor line.
      ...["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "25", "-x264-params", "nal-hrd=cbr"],
      ...["-b:v", "3500k", "-minrate", "3500k", "-maxrate", "3500k", "-bufsize", "3500k"],
      ...["-c:a", "aac", "-b:a", "128k", "-f", "flv", `${server.rtmpUrl}/${streamKey}`],
    ],
    { stdio: "ignore" },
  );
  const began = Date.now();
  const control = await signIn(server.httpUrl);
  await makeMeeting(control);
  return {
    server,
    control,
    /** Resolves when the encoder is so far in the clip, the first time round. */
    clipAt: (second) => new Promise((resolve) => setTimeout(resolve, Math.max(0, began + second * 1000 - Date.now()))),
    close: async () => {
      encoder.kill("SIGKILL");
      control.close();
      await server.stop();
    },
  };
}

/** The sample's cards under a programme of today, the second item of which should be on by now. */
async function makeMeeting({ request }) {
  const said = async (answer) => {
    if (!answer.ok) throw new Error(`refused: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const title = "Коллегия: итоги года";
  await said(await request("POST", "/api/meetings/primer/copy", { slug, title, cards: true, hashtag: "ИтогиГода" }));
  const { about, programme } = await said(await request("GET", `/api/meetings/${slug}`));
  const begin = Math.floor((Date.now() - BEGAN * MINUTE) / (5 * MINUTE)) * 5 * MINUTE;
  const clock = (at) => new Date(at).toLocaleTimeString("ru", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  const date = new Date(begin).toLocaleDateString("sv", { timeZone: zone });
  const items = programme.map(({ time: _time, ...item }, index) => {
    const startsAt = begin + index * ITEM * MINUTE;
    return { ...item, startsAt, time: clock(startsAt), minutes: ITEM };
  });
  const lead = "Что сделано за год, кого отметили и что решили на следующий.";
  await said(
    await request("PUT", `/api/meetings/${slug}`, {
      title,
      programme: items,
      about: { ...about, lead, timeZone: zone, days: [{ date, from: clock(begin) }] },
    }),
  );
}

export const zone = "Europe/Moscow";
