/** What changed between what was shown and what would leave now. Pure. Rule FD146. */
import type { HighlightPreview, Rendered } from "../../../shared/feeds.ts";

export interface PreviewChange {
  readonly target: string;
  readonly what: "text" | "picture" | "cost" | "added" | "gone";
}

export function previewChanges(shown: HighlightPreview, now: HighlightPreview): readonly PreviewChange[] {
  const before = new Map(shown.rendered.map((one) => [one.target, one]));
  const after = new Set(now.rendered.map(({ target }) => target));
  const changes = now.rendered.flatMap((one) => changeOf(before.get(one.target), one));
  const gone = shown.rendered.filter(({ target }) => !after.has(target));
  return [...changes, ...gone.map(({ target }) => ({ target, what: "gone" }) as const)];
}

function changeOf(before: Rendered | undefined, { target, ...now }: Rendered): readonly PreviewChange[] {
  if (before === undefined) return [{ target, what: "added" }];
  const words = ({ posts, refusal }: Pick<Rendered, "posts" | "refusal">) =>
    JSON.stringify([refusal, posts.map(({ text, link }) => [text, link])]);
  const pictures = ({ posts }: Pick<Rendered, "posts">) => JSON.stringify(posts.map(({ media }) => media));
  return [
    ...(words(before) === words(now) ? [] : [{ target, what: "text" } as const]),
    ...(pictures(before) === pictures(now) ? [] : [{ target, what: "picture" } as const]),
    ...(before.micros === now.micros ? [] : [{ target, what: "cost" } as const]),
  ];
}
