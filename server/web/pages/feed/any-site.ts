import type { Response } from "express";

/** Readers of feeds and pages that quote us stand on other sites. What they may take carries no cookie and changes nothing. */
export const forAnySite = (response: Response): void =>
  void response.set({ "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" });
