import type { StandContent } from "../../../shared/exhibition.ts";

/** What was written here and is not known to be on the server: survives a closed tab (EB83). */
export interface KeptDraft {
  /** The version that it was made from, and what that said. */
  readonly version: number;
  readonly base: StandContent;
  readonly mine: StandContent;
}

/** Where unsaved drafts are kept. */
export interface DraftShelf {
  read(): KeptDraft | null;
  /** `false`: this browser keeps nothing. */
  write(draft: KeptDraft): boolean;
  drop(): void;
}

/** In this browser, by the stand's id: a link's token is kept nowhere. */
export function draftShelf(standId: string): DraftShelf {
  const key = `efir.stand.${standId}`;
  return {
    read: () => {
      try {
        const text = localStorage.getItem(key);
        // Our own writing of the line below.
        return text === null ? null : (JSON.parse(text) as KeptDraft);
      } catch {
        return null;
      }
    },
    write: (draft) => {
      try {
        localStorage.setItem(key, JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    drop: () => {
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
