/**
 * In other sites' pages we keep nothing in the browser, not even what a viewer chose of the player (OU32). All our code bears
 * a storage that is refused, as private windows refuse it.
 */
Object.defineProperty(window, "localStorage", {
  get: () => {
    throw new DOMException("a widget keeps nothing", "SecurityError");
  },
});
