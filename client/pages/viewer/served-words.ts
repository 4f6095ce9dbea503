/** What the server wrote into the page for readers without script; the page starts from it and takes its place. */
export interface ServedWords {
  readonly title: string;
  readonly phase: "planned" | "open" | "closed" | null;
  /** The meeting has an exhibition that is open. */
  readonly hasExhibition: boolean;
}

const phases = ["planned", "open", "closed"] as const;

/** Reads and removes them. */
export function takeServedWords(root: HTMLElement): ServedWords {
  const words = root.querySelector<HTMLElement>(".words");
  const title = words?.querySelector("h1")?.textContent?.trim() ?? "";
  const phase = phases.find((one) => one === words?.dataset["phase"]) ?? null;
  const hasExhibition = words?.querySelector('nav a[href$="/vystavka"]') != null;
  root.replaceChildren();
  return { title, phase, hasExhibition };
}
