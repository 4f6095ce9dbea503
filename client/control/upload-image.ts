import type { ImageRef } from "../../shared/cards/field.ts";
import { accept, refuse } from "../../shared/result.ts";
import { type ApiAnswer, problemIn } from "./api.ts";

/** @param progress is told parts of one; `fetch` cannot say how much was sent, hence the older interface. */
export function uploadImage(file: Blob, progress: (share: number) => void): Promise<ApiAnswer<ImageRef>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/images");
    request.responseType = "json";
    request.setRequestHeader("content-type", file.type);
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total));
    request.addEventListener("load", () => {
      const isKept = request.status === 201;
      // Our own server's answer to an upload (WB33).
      resolve(isKept ? accept(request.response as ImageRef) : refuse(problemIn(request.response)));
    });
    request.addEventListener("error", () => resolve(refuse({ code: "OFFLINE" })));
    request.addEventListener("abort", () => resolve(refuse({ code: "OFFLINE" })));
    request.send(file);
  });
}
