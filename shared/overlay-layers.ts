/**
 * What an encoder may lay over its picture, each a browser source of its own: lower third, agenda strip, figure, words to be
 * read, mark, slate. They stand in `/overlay/{slug}/{layer}` (OU1).
 */
export const overlayLayers = ["lt", "strip", "figure", "question", "bug", "full"] as const;
export type OverlayLayer = (typeof overlayLayers)[number];

export const isOverlayLayer = (text: string): text is OverlayLayer => overlayLayers.some((layer) => layer === text);
