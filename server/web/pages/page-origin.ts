import type { Request } from "express";
import { hostOf } from "../own-origin.ts";

/** Where a page says that it is, e.g. `https://efir.example`: the public address, or the host that was asked for. */
export const originReader =
  (publicUrl: URL | null) =>
  (request: Request): string =>
    publicUrl?.origin ?? `${request.protocol}://${hostOf(request.headers) ?? "localhost"}`;
