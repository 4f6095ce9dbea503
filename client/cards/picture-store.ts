import type { PictureSources } from "./image-address.ts";

/** Pictures that may be shown soon: fetched, decoded, and held while they are wanted. */
export class PictureStore {
  readonly #pictureByAddress = new Map<string, HTMLImageElement>();

  /** Fetches what is new among them, and lets go of the others. */
  keep(pictures: readonly PictureSources[]): void {
    const wanted = new Map(pictures.map((picture) => [picture.src, picture]));
    for (const [address, picture] of wanted) if (!this.#pictureByAddress.has(address)) this.#load(picture);
    for (const address of this.#pictureByAddress.keys())
      if (!wanted.has(address)) this.#pictureByAddress.delete(address);
  }

  #load({ src, srcset, sizes }: PictureSources): void {
    const picture = new Image();
    // In this order: the address alone would start the larger file.
    if (srcset !== "") Object.assign(picture, { sizes, srcset });
    picture.src = src;
    // Kept, or the browser may forget a picture that stands nowhere yet. Decoding now spares the frame.
    this.#pictureByAddress.set(src, picture);
    picture.decode().catch(() => {
      // The card says so itself when its time comes.
    });
  }
}
