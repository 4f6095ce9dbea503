/**
 * `gone`: deleted meanwhile. `damaged`: not the bytes that were written. `busy`: the disk is too slow for all who wait.
 * `failing`: the disk answered with an error.
 */
export type ReadProblem = "gone" | "damaged" | "busy" | "failing";

/** A segment could not be read. */
export class ReadFault extends Error {
  override readonly name = "ReadFault";
  readonly problem: ReadProblem;
  constructor(problem: ReadProblem, options?: ErrorOptions) {
    super(`segment not read: ${problem}`, options);
    this.problem = problem;
  }
}
