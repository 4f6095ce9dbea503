import { accept, refuse } from "../../../shared/result.ts";
import type { ApiAnswer } from "../../control/api.ts";

const codeByStatus: Readonly<Record<number, string>> = {
  401: "NOT_SIGNED_IN",
  403: "NOT_ALLOWED",
  404: "UNKNOWN_RECORDING",
  503: "BUSY",
};

export const fileAddress = (id: string): string => `/api/recordings/${id}.mp4`;

/**
 * Has the server lay out the file, which takes seconds for hours, and says what is wrong in words: once a browser
 * downloads, only its own list would tell.
 */
export async function prepareDownload(id: string): Promise<ApiAnswer<null>> {
  try {
    const { ok, status } = await fetch(fileAddress(id), { method: "HEAD", credentials: "same-origin" });
    return ok ? accept(null) : refuse({ code: codeByStatus[status] ?? "FAULT" });
  } catch {
    return refuse({ code: "OFFLINE" });
  }
}
