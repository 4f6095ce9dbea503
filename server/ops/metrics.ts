import { Histogram, Registry } from "prom-client";
import { audienceFigures } from "./audience-figures.ts";
import { figuresIn } from "./figures.ts";
import type { HttpMeter } from "./http-meter.ts";
import type { Observed } from "./observed.ts";
import { processFigures } from "./process-figures.ts";
import { stageFigures } from "./stage-figures.ts";

/** One group commit: how long it took, how much went in together. */
export interface CommitReading {
  readonly seconds: number;
  readonly commands: number;
  /** 0 when nothing was written. */
  readonly events: number;
  readonly isDurable: boolean;
}

export interface Metrics {
  /** Prometheus text, version 0.0.4. */
  text(): Promise<string>;
  readonly contentType: string;
  readonly noteCommit: (reading: CommitReading) => void;
}

/** Every figure of the house under `efir_…`, listed in docs/operations.md. Rules OP15–OP18. */
export function createMetrics(observed: Observed, http: HttpMeter): Metrics {
  const registry = new Registry();
  const figures = figuresIn(registry);
  processFigures(figures, observed);
  stageFigures(figures, observed);
  audienceFigures(figures, observed, http);
  return { text: () => registry.metrics(), contentType: registry.contentType, noteCommit: commitFigures(registry) };
}

function commitFigures(registry: Registry): (reading: CommitReading) => void {
  const registers = [registry];
  const seconds = new Histogram({
    name: "efir_commit_seconds",
    help: "Time of one commit with its fsync; failed ones count too",
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const commands = new Histogram({
    name: "efir_commit_commands",
    help: "Commands that shared one commit",
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    registers,
  });
  const counted = { events: 0, failed: 0 };
  const { counter } = figuresIn(registry);
  counter({
    name: "efir_events_appended_total",
    help: "Events that are on the disk since the start",
    read: () => [[counted.events]],
  });
  counter({
    name: "efir_commits_failed_total",
    help: "Commits that the disk or the database did not take",
    read: () => [[counted.failed]],
  });
  return (reading) => {
    seconds.observe(reading.seconds);
    commands.observe(reading.commands);
    counted.events += reading.events;
    if (!reading.isDurable) counted.failed += 1;
  };
}
