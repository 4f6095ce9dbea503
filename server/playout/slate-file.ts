/** The still picture between broadcasts, made by `node tools/sample/make-slate.mjs`. */
export const slateClipFile = new URL("./slate/slate.flv", import.meta.url);
