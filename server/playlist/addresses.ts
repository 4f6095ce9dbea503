import type { PartSize } from "./part-view.ts";

/** Media addresses as playlists name them, relative to the playlist. The handler in server/web reads them back. */
export const initAddress = (epoch: string, id: number): string => `${epoch}/init-${id}.mp4`;
export const segmentAddress = (epoch: string, msn: number): string => `${epoch}/${msn}.m4s`;

/** A part by its segment, its first fragment and how many fragments it has at most: known before it exists. */
export const partAddress = (epoch: string, msn: number, first: number, size: PartSize): string =>
  `${epoch}/${msn}.${first}-${size}.m4s`;
