import { type RequestHandler, Router } from "express";

/**
 * Lets pages of these sites, and of our own, stand around an answer, and takes nothing else from its policy (OU31).
 * @param origins as `https://portal.example`
 */
export const framedBy =
  (origins: readonly string[]): RequestHandler =>
  (_request, response, next) => {
    const policy = String(response.get("Content-Security-Policy"));
    response.set({
      "Content-Security-Policy": policy.replace(
        "frame-ancestors 'none'",
        `frame-ancestors ${["'self'", ...origins].join(" ")}`,
      ),
      // A page that isolates itself (COEP) would not get the frame otherwise.
      "Cross-Origin-Resource-Policy": "cross-origin",
    });
    next();
  };

/** The one script that other sites' pages load, by a plain `<script>`: they run it and cannot read it (OU33). */
export function embedScript(): Router {
  const router = Router();
  router.get("/embed.js", (_request, response, next) => {
    response.set("Cross-Origin-Resource-Policy", "cross-origin");
    // The built client's files answer.
    next();
  });
  return router;
}
