import { feedAddress, type PublicHighlight } from "../../../../shared/feeds.ts";
import type { Shared } from "./share-tags.ts";

/** The shape that a shared link shows. */
export const SHARED_SHAPE = "1200x630";

export const imageOf = ({ code, rev, content }: PublicHighlight, origin: string): NonNullable<Shared["image"]> => ({
  address: `${origin}${feedAddress.image(code, rev, SHARED_SHAPE)}`,
  widthPx: 1200,
  heightPx: 630,
  alt: content.alt,
});
