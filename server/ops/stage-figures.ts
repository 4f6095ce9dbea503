import type { Figures, Reading } from "./figures.ts";
import type { Observed, StageReading } from "./observed.ts";

const signals = ["encoder", "loop", "slate", "none"] as const;
const states = ["on", "floor", "failing", "behind"] as const;

/** What comes in, what is kept of it, and the disk that keeps it. Stages are named by the settings. */
export function stageFigures({ gauge }: Figures, observed: Observed): void {
  const each = (read: (stage: StageReading) => number | null) => (): readonly Reading<"stage">[] =>
    observed.stages().flatMap((stage) => {
      const value = read(stage);
      return value === null ? [] : [[value, { stage: stage.stage }] as const];
    });
  const labels = ["stage"] as const;
  gauge({
    name: "efir_signal",
    help: "1 for what feeds the stage now",
    labels: ["stage", "signal"],
    read: () =>
      observed
        .stages()
        .flatMap(({ stage, signal: now }) =>
          signals.map((signal) => [signal === now ? 1 : 0, { stage, signal }] as const),
        ),
  });
  gauge({
    name: "efir_ingest_bits_per_second",
    help: "Bit rate of what feeds the stage, mean of 5 s",
    labels,
    read: each(({ bitrateKbps }) => bitrateKbps * 1000),
  });
  gauge({
    name: "efir_ingest_frames_per_second",
    help: "Frame rate of what feeds the stage, mean of 5 s",
    labels,
    read: each(({ framesPerSecond }) => framesPerSecond),
  });
  gauge({
    name: "efir_ingest_keyframe_interval_seconds",
    help: "Distance of the last two keyframes; absent before there were two",
    labels,
    read: each(({ keyframeIntervalMs }) => (keyframeIntervalMs === null ? null : keyframeIntervalMs / 1000)),
  });
  gauge({
    name: "efir_stage_warnings",
    help: "Warnings that the control room shows for the stage",
    labels,
    read: each(({ warnings }) => warnings.length),
  });
  gauge({
    name: "efir_window_seconds",
    help: "How far viewers can rewind",
    labels,
    read: each(({ windowSeconds }) => windowSeconds),
  });
  gauge({
    name: "efir_window_memory_bytes",
    help: "Media held in memory",
    labels,
    read: each(({ windowBytes }) => windowBytes),
  });
  diskFigures({ gauge }, observed);
}

function diskFigures({ gauge }: Pick<Figures, "gauge">, observed: Observed): void {
  gauge({
    name: "efir_disk_free_bytes",
    help: "Free space where EFIR_DATA_DIR is",
    read: async () => [[(await observed.disk()).freeBytes]],
  });
  gauge({
    name: "efir_disk_size_bytes",
    help: "Size of the disk where EFIR_DATA_DIR is",
    read: async () => [[(await observed.disk()).sizeBytes]],
  });
  gauge({
    name: "efir_media_bytes",
    help: "Disk space of recordings and the window",
    read: async () => known((await observed.disk()).mediaBytes),
  });
  gauge({
    name: "efir_recording",
    help: "1 for the state of writing: on, floor (too little free disk), failing (writes fail), behind (too slow)",
    labels: ["state"],
    read: async () => {
      const { writing } = await observed.disk();
      return writing === null ? [] : states.map((state) => [Number(state === writing), { state }] as const);
    },
  });
}

const known = (value: number | null): readonly Reading<never>[] => (value === null ? [] : [[value]]);
