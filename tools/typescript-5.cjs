// lit-analyzer works by the compiler's API, which TypeScript 7 no longer has: it gets the one its own parts bring along.
const Module = require("node:module");
const resolve = Module._resolveFilename;
const older = require.resolve("typescript", { paths: [require.resolve("web-component-analyzer")] });

Module._resolveFilename = function (request, ...rest) {
  return request === "typescript" ? older : resolve.call(this, request, ...rest);
};
