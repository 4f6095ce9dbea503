/**
 * What the desk orders of the outbox. Each call stands inside of one `store.transaction`, and the same order again changes nothing;
 * `Outbox.poke()` afterwards makes it go at once. Rules FD8–FD12 and FD20 in docs/spec/feeds.md.
 */
export { cancelByHand, resolveByHand, retryByHand } from "./by-hand.ts";
export { enqueue, type Order } from "./enqueue.ts";
export { retract, takeBack } from "./retract.ts";
