// The light build has the full build's interface; the package ships no declaration beside it.
declare module "hls.js/light" {
  export * from "hls.js";
  export { default } from "hls.js";
}
