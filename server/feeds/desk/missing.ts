import { needsTwo } from "../../../shared/feeds/states.ts";
import type { FeedSettings, Highlight, HighlightPreview } from "../../../shared/feeds.ts";

type Missing = HighlightPreview["missing"];

/** What has to be written before it can be approved (FD36). A picture that is not described is for some of the readers only. */
export function missingIn({ content }: Pick<Highlight, "content">): Missing {
  const { kind, text, alt, who } = content;
  return [
    ...(text === "" ? (["text"] as const) : []),
    ...(alt === "" ? (["alt"] as const) : []),
    // Whose words, whose award: nobody says it is no quote.
    ...((kind === "quote" || kind === "award") && who === undefined ? (["who"] as const) : []),
  ];
}

/** Whether that person's approval would be the second, and not their own once more. */
export const isSecondTime = (highlight: Highlight, settings: FeedSettings, hash: string, accountId: string): boolean =>
  settings.twoPeople &&
  needsTwo(highlight) &&
  highlight.approvals.some((approval) => approval.hash === hash && approval.by.id === accountId);
