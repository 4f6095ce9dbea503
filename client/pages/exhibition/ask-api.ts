import type { StandQuestion } from "../../../shared/exhibition.ts";
import type { AskDraft, AskedQuestion } from "./asked-questions.ts";

export type AskOutcome =
  | { readonly kind: "asked"; readonly id: string; readonly key: string }
  | { readonly kind: "offline" | "too-often" | "closed" | "failed" };

const TIMEOUT_MS = 15_000;

const address = (meeting: string, stand: string): string =>
  `/api/meetings/${encodeURIComponent(meeting)}/exhibition/stands/${encodeURIComponent(stand)}/questions`;

export async function ask(meeting: string, stand: string, { text, name }: AskDraft): Promise<AskOutcome> {
  try {
    const answer = await fetch(address(meeting, stand), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text, name }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status === 429) return { kind: "too-often" };
    if (answer.status === 404 || answer.status === 409 || answer.status === 410) return { kind: "closed" };
    if (!answer.ok) return { kind: "failed" };
    // Our own server's answer.
    const { id, key } = (await answer.json()) as { readonly id: string; readonly key: string };
    return { kind: "asked", id, key };
  } catch {
    return { kind: "offline" };
  }
}

/** As its asker sees it; `"gone"`: there is no such question any more; `null`: not to be had now. */
export async function readQuestion({ meeting, stand, id, key }: AskedQuestion): Promise<StandQuestion | "gone" | null> {
  try {
    const answer = await fetch(`${address(meeting, stand)}/${encodeURIComponent(id)}?${new URLSearchParams({ key })}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status === 404) return "gone";
    // Our own server's answer.
    return answer.ok ? ((await answer.json()) as StandQuestion) : null;
  } catch {
    return null;
  }
}
