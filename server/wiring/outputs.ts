import type { Clock } from "../clock.ts";
import type { Settings } from "../store/settings.ts";
import type { OutputDesk } from "../web/outputs/output-routes.ts";
import { OverlayKeys } from "../web/outputs/overlay-keys.ts";

interface Parts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly embedOrigins: readonly string[];
}

/** What the house shows outside its own pages: overlays by a key kept as a hash, and the widget on sites that may hold it. */
export function openOutputs({ settings, clock, embedOrigins }: Parts): OutputDesk {
  const kept = {
    get: (slug: string) => settings.get(`overlay.${slug}`),
    set: (slug: string, value: string) => settings.set(`overlay.${slug}`, value),
  };
  return { overlayKeys: new OverlayKeys(kept, clock), embedOrigins };
}
