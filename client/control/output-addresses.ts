/** What stands in the window «Выходы» to be copied. Pure. */
import { type OverlayLayer, overlayLayers } from "../../shared/overlay-layers.ts";

export interface LayerAddress {
  readonly layer: OverlayLayer;
  readonly address: string;
}

/** One browser source each. @param origin of this server, as `https://efir.example` */
export const layerAddresses = (origin: string, slug: string, key: string): readonly LayerAddress[] =>
  overlayLayers.map((layer) => ({ layer, address: `${origin}/overlay/${slug}/${layer}?key=${key}` }));

export const hallAddress = (origin: string, slug: string, hasSound: boolean): string =>
  `${origin}/tv/${slug}${hasSound ? "" : "?sound=off"}`;

/** The script and its element, in one line for a field. */
export const widgetCode = (origin: string, slug: string): string =>
  `<script src="${origin}/embed.js" async></script><efir-meeting slug="${slug}"></efir-meeting>`;

/** For sites that take no scripts of others. */
export const frameCode = (origin: string, slug: string, title: string): string =>
  `<iframe src="${origin}/e/${slug}" title="${title}" width="640" height="480" loading="lazy" ` +
  `allow="autoplay; fullscreen; picture-in-picture" referrerpolicy="no-referrer" style="border:0"></iframe>`;
