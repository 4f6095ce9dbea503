import type { DeckJob } from "../../shared/library.ts";
import { accept } from "../../shared/result.ts";
import type { ApiAnswer } from "./api.ts";
import { cancelDeckJob } from "./library-api.ts";
import { upload } from "./upload.ts";

interface Sending {
  /** Told parts of one, of all files together. */
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** One document, or pictures in the order of their names: one request each, the later ones into the first one's job. */
export async function sendDeck(files: readonly File[], { progress, signal }: Sending): Promise<ApiAnswer<DeckJob>> {
  const inOrder = [...files].sort((one, other) => byName.compare(one.name, other.name));
  const total = Math.max(1, sum(inOrder));
  let job: DeckJob = { id: "", phase: "waiting" };
  for (const [place, file] of inOrder.entries()) {
    const before = sum(inOrder.slice(0, place));
    const isMore = place < inOrder.length - 1;
    const answer: ApiAnswer<DeckJob> = await upload<DeckJob>(
      `/api/decks?${query(place === 0 ? null : job.id, isMore)}`,
      {
        file,
        name: file.name,
        signal,
        progress: (share) => progress((before + share * file.size) / total),
      },
    );
    if (!answer.ok) {
      // What has come is of no use without the rest.
      if (place > 0) void cancelDeckJob(job.id);
      return answer;
    }
    job = answer.value;
  }
  return accept(job);
}

/** Whether these files can be one deck: a document by itself, or pictures. */
export const makeOneDeck = (files: readonly File[]): boolean =>
  files.length === 1 || files.every(({ name }) => /\.(png|jpe?g|webp)$/iu.test(name));

// `слайд 2` stands before `слайд 10`.
const byName = new Intl.Collator("ru", { numeric: true });

const sum = (files: readonly File[]): number => files.reduce((total, { size }) => total + size, 0);

function query(into: string | null, isMore: boolean): string {
  return new URLSearchParams({ ...(into === null ? {} : { into }), ...(isMore ? { more: "yes" } : {}) }).toString();
}
