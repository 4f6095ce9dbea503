import { accept, refuse } from "../../../shared/result.ts";
import { type ApiAnswer, problemIn } from "../../control/api.ts";

export const archiveAddress = (slug: string): string => `/api/meetings/${slug}/archive.zip`;

/**
 * Asks for a meeting's file until it is known to come, and says what is wrong in words: once a browser downloads, only its
 * own list would tell. The answer's head is enough; its body is let go.
 */
export async function prepareArchive(slug: string): Promise<ApiAnswer<null>> {
  const enough = new AbortController();
  try {
    const response = await fetch(archiveAddress(slug), { credentials: "same-origin", signal: enough.signal });
    if (!response.ok) return refuse(problemIn(await response.json()));
    enough.abort();
    return accept(null);
  } catch {
    return refuse({ code: "OFFLINE" });
  }
}
