import type { KeptTarget } from "../ports.ts";
import type { Target, TargetKind } from "../target-kind.ts";

/** A target that can be called. `kept`: `null` for our own feed, which has no account. */
export interface OpenTarget {
  readonly id: string;
  readonly kind: TargetKind;
  readonly kept: KeptTarget | null;
  readonly target: Target;
  /** What stands in its place while somebody rehearses: of the same capabilities, and nothing leaves. */
  readonly dry: Target;
}

/** The targets of the house. `kept` is as fresh as the last change that was told. */
export interface TargetShelf {
  /** Our own feed is always among them. */
  all(): readonly OpenTarget[];
  byId(id: string): OpenTarget | null;
  /** @returns how to stop listening. */
  onChanged(listener: () => void): () => void;
}
