import type { ImageRef } from "../../shared/cards/field.ts";
import type { ExhibitionSettings, Stand, StandContent, StandSize } from "../../shared/exhibition.ts";
import type { ControlClient } from "./control-client.ts";
import { aPng } from "./pictures.ts";
import { aStandContent } from "./stands.ts";

export interface WantedStand {
  readonly content: Partial<StandContent>;
  readonly size?: StandSize;
}

/** An open exhibition of a meeting that exists, made by the API as an organiser does. @returns its published stands */
export async function openExhibition(
  { request }: Pick<ControlClient, "request">,
  slug: string,
  wanted: readonly WantedStand[],
  more: Partial<ExhibitionSettings> = {},
): Promise<readonly Stand[]> {
  const base = `/api/meetings/${slug}/exhibition`;
  const ask = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await request(method, base + path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    // Each call says what the server answers it with.
    return (await answer.json()) as Answer;
  };
  const { settings, version } = await ask<{ settings: ExhibitionSettings; version: number }>("GET", "/desk");
  const open = { ...settings, title: "Практики года", isOpen: true, takesQuestions: true, showsVisits: true, ...more };
  await ask("PUT", "/settings", { version, settings: { ...open, required: [] } });
  const stands: Stand[] = [];
  for (const { content, size } of wanted) {
    const made = await ask<Stand>("POST", "/stands", { content: aStandContent(content), ...(size ? { size } : {}) });
    stands.push(await ask<Stand>("POST", `/stands/${made.id}/accept`, { version: made.version }));
  }
  return stands;
}

/** A picture in the house's library. */
export async function keepImage(httpUrl: string, { cookie }: ControlClient, bytes: Buffer = aPng(640, 480)) {
  const answer = await fetch(`${httpUrl}/api/images`, {
    method: "POST",
    headers: { cookie, origin: httpUrl, "sec-fetch-site": "same-origin", "content-type": "image/png" },
    body: bytes,
  });
  if (!answer.ok) throw new Error(`image refused: ${answer.status} ${await answer.text()}`);
  // Our own server's answer (CR14).
  return (await answer.json()) as ImageRef;
}
