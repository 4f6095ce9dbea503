export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** With their whole paths. */
  readonly failedFiles: readonly { readonly name: string; readonly passed: number; readonly failed: number }[];
}

/** What `vitest run` reports as JSON, as far as it is counted. */
export interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export function runTests(
  args: string[],
  runOnce?: (args: string[]) => Promise<Outcome>,
): Promise<{ readonly passed: number; readonly failed: number }>;
export function outcomeOf(report: Report, status: number | null): Outcome;
