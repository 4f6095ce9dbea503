/** What the organisers' page shows, as its address says it after the sign. */
export type View =
  | { readonly sort: "stands" | "questions" | "settings" }
  | { readonly sort: "stand"; readonly id: string };

const names = { stands: "#stendy", questions: "#voprosy", settings: "#nastroiki" } as const;

export function viewOf(hash: string): View {
  const stand = /^#stend-(.+)$/.exec(hash)?.[1];
  if (stand !== undefined) return { sort: "stand", id: stand };
  if (hash === names.questions) return { sort: "questions" };
  return { sort: hash === names.settings ? "settings" : "stands" };
}

export const addressOf = (view: View): string => (view.sort === "stand" ? `#stend-${view.id}` : names[view.sort]);
