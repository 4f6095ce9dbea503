import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { FileRef, ImageRef } from "../../shared/cards/field.ts";
import type { ControlClient } from "./control-client.ts";

/** Uploads a picture as the control room does (WB33). */
export const uploadPicture = (httpUrl: string, control: ControlClient, png: Uint8Array): Promise<ImageRef> =>
  send(httpUrl, control, { path: "/api/images", type: "image/png", bytes: png }) as Promise<ImageRef>;

/** Uploads a document as the control room does (LB20). */
export const uploadFile = async (httpUrl: string, control: ControlClient, file: string): Promise<FileRef> =>
  send(httpUrl, control, {
    path: "/api/files",
    type: "application/octet-stream",
    bytes: await readFile(file),
    name: basename(file),
  }) as Promise<FileRef>;

interface Sent {
  readonly path: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly name?: string;
}

async function send(httpUrl: string, { cookie }: ControlClient, { path, type, bytes, name }: Sent): Promise<unknown> {
  const answer = await fetch(httpUrl + path, {
    method: "POST",
    headers: {
      cookie,
      origin: httpUrl,
      "content-type": type,
      ...(name === undefined ? {} : { "x-file-name": encodeURIComponent(name) }),
    },
    body: new Uint8Array(bytes),
  });
  if (!answer.ok) throw new Error(`${path} refused: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
