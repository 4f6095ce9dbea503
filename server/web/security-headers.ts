import type { RequestHandler } from "express";
import { hostOf } from "./own-origin.ts";

/** Powers no page of ours uses are taken from it, so that injected script would not have them either. */
const permissions = [
  ...["accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer"],
  ...["microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking"],
]
  .map((power) => `${power}=()`)
  .concat("autoplay=(self)", "fullscreen=(self)", "picture-in-picture=(self)")
  .join(", ");

/** The headers of every answer (WB1–WB3). Uploaded files put their own policy over this one. */
export function securityHeaders(publicUrl: URL | null): RequestHandler {
  const isHttps = publicUrl?.protocol === "https:";
  return (request, response, next) => {
    const host = hostOf(request.headers) ?? publicUrl?.host ?? null;
    response.set({
      // Whatever may be kept says so itself: what nobody thought of is kept by nobody (WB5).
      "Cache-Control": "no-store",
      "Content-Security-Policy": pagePolicy(host),
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": permissions,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    });
    if (isHttps) response.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
}

function pagePolicy(host: string | null): string {
  // Safari before 15.4 does not count ws: as 'self', so our own socket is named.
  const sockets = host === null ? "" : ` ws://${host} wss://${host}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    `connect-src 'self'${sockets}`,
    "font-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // Only Lit's own templates become markup; hls.js runs without a worker.
    "trusted-types lit-html",
  ].join("; ");
}
