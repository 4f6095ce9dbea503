import { accept, refuse } from "../../shared/result.ts";
import { type ApiAnswer, problemIn } from "./api.ts";

interface Upload {
  readonly file: Blob;
  /** As the sender's disk calls it; travels percent-encoded, for a header holds no Cyrillic. Absent: a picture. */
  readonly name?: string;
  /** Told parts of one; `fetch` cannot say how much was sent, hence the older interface. */
  readonly progress: (share: number) => void;
  /** Aborting it ends the upload: the answer is `CANCELLED`. */
  readonly signal?: AbortSignal;
  /** Of who comes with a link instead of an account: `Pass …`. */
  readonly authorization?: string;
}

/** Sends a file as the body of a POST. @typeParam Value what the address is known to answer (docs/spec/web.md). */
export function upload<Value>(
  path: string,
  { file, name, progress, signal, authorization }: Upload,
): Promise<ApiAnswer<Value>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.responseType = "json";
    // Documents travel as octets whatever they are: the server looks for itself (LB20).
    request.setRequestHeader("content-type", name === undefined ? file.type : "application/octet-stream");
    if (name !== undefined) request.setRequestHeader("x-file-name", encodeURIComponent(name.normalize("NFC")));
    if (authorization !== undefined) request.setRequestHeader("authorization", authorization);
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total));
    request.addEventListener("load", () => {
      const isTaken = request.status >= 200 && request.status < 300;
      // Our own server's answer to an upload.
      resolve(isTaken ? accept(request.response as Value) : refuse(problemIn(request.response)));
    });
    request.addEventListener("error", () => resolve(refuse({ code: "OFFLINE" })));
    request.addEventListener("abort", () => resolve(refuse({ code: signal?.aborted ? "CANCELLED" : "OFFLINE" })));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
