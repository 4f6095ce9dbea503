import type { ClipProblem } from "../../../shared/clips.ts";

/** Inside the child: the file is at fault, and this is what its sender is told. */
export class FilmTrouble extends Error {
  override readonly name = "FilmTrouble";
  readonly problem: ClipProblem;

  constructor(problem: ClipProblem) {
    super(problem);
    this.problem = problem;
  }
}
