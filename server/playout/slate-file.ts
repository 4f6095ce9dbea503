/** Stands beside sound that comes without a picture. */
export const soundOnlyClipFile = new URL("./slate/sound-only.flv", import.meta.url);

/** The still picture between broadcasts. Both are made by `node tools/sample/make-slate.mjs`. */
export const slateClipFile = new URL("./slate/slate.flv", import.meta.url);
