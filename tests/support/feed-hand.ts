import { randomUUID } from "node:crypto";
import type { FeedDesk, Highlight, HighlightContent, HighlightPreview } from "../../shared/feeds.ts";
import type { ControlClient } from "./control-client.ts";

/** A moderator's hand on a meeting's feed, over HTTP: what is written leaves at once, without a hold window. */
export async function feedHand(control: ControlClient, slug: string) {
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await control.request(method, `/api/meetings/${slug}/feed${path}`, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    // Our own server's answer.
    return JSON.parse(text) as Answer;
  };
  const { settings, version } = await call<FeedDesk>("GET", "/desk");
  await call("PUT", "/settings", { version, settings: { ...settings, holdMs: 0 } });

  /** What it says, approved as it is seen. */
  const approve = async (highlight: Highlight, content: HighlightContent, note?: string): Promise<Highlight> => {
    const correction = note === undefined ? {} : { correction: { note, style: "reply" } };
    const written = { content, targets: null, ...correction };
    const path = `/highlights/${highlight.id}`;
    const saved = await call<Highlight>("PUT", path, { version: highlight.version, ...written });
    const { hash } = await call<HighlightPreview>("POST", `${path}/preview`, written);
    return call<Highlight>("POST", `${path}/approve`, { version: saved.version, hash });
  };
  const now = async (id: string): Promise<Highlight> => {
    const { highlights } = await call<FeedDesk>("GET", "/desk");
    const found = highlights.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no highlight ${id}`);
    return found;
  };
  return {
    now,
    release: async (content: Partial<HighlightContent> & Pick<HighlightContent, "text">): Promise<Highlight> => {
      const source = { type: "none" };
      const draft = await call<Highlight>("POST", "/highlights", {
        id: randomUUID(),
        source,
        kind: content.kind ?? "note",
      });
      return approve(draft, { kind: "note", tags: [], alt: content.text, moment: null, ...content });
    },
    correct: async (id: string, text: string, note: string): Promise<Highlight> => {
      const { version } = await now(id);
      const draft = await call<Highlight>("POST", `/highlights/${id}/correct`, { version });
      return approve(draft, { ...draft.content, text }, note);
    },
    withdraw: async (id: string): Promise<Highlight> => {
      const { version } = await now(id);
      return call<Highlight>("POST", `/highlights/${id}/withdraw`, { version, reason: "Цифра неверна" });
    },
  };
}

export type FeedHand = Awaited<ReturnType<typeof feedHand>>;
