/** How the stream does, measure by measure, in words and figures. Pure. Rules CR4, CR55. */
import type { AudienceSummary, Signal, StreamHealth } from "../../../shared/protocol.ts";
import { type Millis, millis } from "../../../shared/time.ts";
import { formatNumber, formatTime } from "../../i18n/format.ts";
import * as judge from "./judged.ts";
import { t } from "./strings.ts";
import { warningWords } from "./warning-words.ts";

export type MeasureId =
  | "source"
  | "video"
  | "frames"
  | "keyframes"
  | "sound"
  | "drops"
  | "line"
  | "lag"
  | "recording"
  | "viewers";

export interface Measure {
  readonly id: MeasureId;
  readonly name: string;
  readonly value: string;
  /** "": says nothing of good or bad. */
  readonly tone: judge.Tone | "";
  /** What is wrong and what to do; `null`: nothing is. */
  readonly trouble: string | null;
  /** What more there is to say of it. */
  readonly about: string;
  /** What its history is drawn of; `null`: nothing to draw now. */
  readonly level: number | null;
}

export interface Told {
  readonly health: StreamHealth | null;
  readonly audience: AudienceSummary | null;
  readonly signal: Signal | null;
}

/** All there is to say now. Without a stream only where the picture comes from, what the disk has, and who watches. */
export function measuresOf({ health, audience, signal }: Told): readonly Measure[] {
  const source = sourceMeasure(health, signal);
  if (health === null) return [source];
  const watched = [recording(health), viewers(audience)];
  if (health.signal === "none") return [source, ...watched];
  const stream = [video(health), frames(health), keyframes(health), sound(health), drops(health), line(health)];
  // The clip and the still picture are ours: nobody can mend them at an encoder.
  const own = health.signal === "encoder" ? stream : stream.map(unjudged);
  return [source, ...own, lag(audience), ...watched];
}

/** So far below full scale nothing is heard: where the line of its history begins. */
const FADED_LU = 60;

/** Nobody plans by hours beyond it. */
const MANY_HOURS = 100;

const shortBar: ReadonlySet<MeasureId> = new Set(["video", "sound", "drops", "lag", "recording", "viewers"]);

/** For the bar: the six that say most, and whatever else is wrong. */
export const barMeasures = (measures: readonly Measure[]): readonly Measure[] =>
  measures.filter(
    ({ id, tone }) => shortBar.has(id) || tone === "warn" || tone === "bad" || (id === "source" && tone === ""),
  );

/** What the room's notes say: what viewers suffer from, then the server's other warnings. Each once. */
export function loudWarnings({ health, audience }: Told): readonly string[] {
  if (health === null) return [];
  const judgements =
    health.signal === "encoder"
      ? [judge.judgeVideo(health), judge.judgeSound(health), judge.judgeDrops(health), judge.judgeLine(health)]
      : [];
  const loud = [...judgements, judge.judgeLag(audience), judge.judgeRecording(health)].flatMap(({ tone, warning }) =>
    tone === "bad" && warning !== null ? [warning] : [],
  );
  return [...new Set<string>([...loud, ...health.warnings])];
}

const unjudged = (measure: Measure): Measure => ({ ...measure, tone: "", trouble: null });

type Said = Pick<Measure, "value" | "level"> & Partial<Pick<Measure, "about">>;

function measure(id: MeasureId, { tone, warning }: judge.Judgement, said: Said): Measure {
  const trouble = warning === null ? null : warningWords(warning);
  return { id, name: t(id), tone, trouble, about: "", ...said };
}

function sourceMeasure(health: StreamHealth | null, signal: Signal | null): Measure {
  const tone = signal === "encoder" ? "ok" : signal === "none" ? "warn" : "";
  return {
    id: "source",
    name: t("source"),
    value: sourceWords(health, signal),
    tone,
    trouble: null,
    about: "",
    level: null,
  };
}

function sourceWords(health: StreamHealth | null, signal: Signal | null): string {
  if (signal === null) return "—";
  if (signal !== "encoder") return t(`signal.${signal}`);
  return t("signal.encoder", { time: health?.connectedSince == null ? "…" : formatTime(health.connectedSince) });
}

const video = (health: StreamHealth): Measure =>
  measure("video", judge.judgeVideo(health), {
    value: health.videoCodec === null ? t("none") : t("megabits", { value: tenths(health.bitrateKbps / 1000) }),
    about:
      health.videoCodec === null
        ? ""
        : t("about.video", {
            codec: codecName(health.videoCodec),
            width: String(health.widthPx ?? "—"),
            height: String(health.heightPx ?? "—"),
          }),
    level: health.bitrateKbps,
  });

const frames = (health: StreamHealth): Measure =>
  measure("frames", judge.judgeFrames(health), {
    value: t("perSecond", { value: tenths(health.framesPerSecond) }),
    level: health.framesPerSecond,
  });

const keyframes = (health: StreamHealth): Measure =>
  measure("keyframes", judge.judgeKeyframes(health), {
    value: health.keyframeIntervalMs === null ? "—" : seconds(health.keyframeIntervalMs),
    level: health.keyframeIntervalMs,
  });

function sound(health: StreamHealth): Measure {
  const { audioCodec, sound: heard } = health;
  const judgement = judge.judgeSound(health);
  if (audioCodec === null) return measure("sound", judgement, { value: t("none"), level: null });
  if (heard.state === "unmeasured") {
    const isWaiting = heard.why === "STARTING" || heard.why === "NO_SOUND";
    const value =
      heard.why === "STARTING" ? t("listening") : heard.why === "NO_SOUND" ? t("none") : codecName(audioCodec);
    return measure("sound", judgement, { value, about: isWaiting ? "" : t(`sound.${heard.why}`), level: null });
  }
  const { momentaryLufs, shortTermLufs, silentMs } = heard;
  const short = lufs(shortTermLufs ?? momentaryLufs);
  const isSilent = judgement.warning === "SILENCE";
  return measure("sound", judgement, {
    value: isSilent ? t("silent", { value: formatNumber(Math.floor(silentMs / 1000)) }) : short,
    about: isSilent ? "" : t("about.sound", { short, now: lufs(momentaryLufs) }),
    level: Math.max(0, momentaryLufs + FADED_LU),
  });
}

const drops = (health: StreamHealth): Measure =>
  measure("drops", judge.judgeDrops(health), {
    value: health.droppedShare === null ? "—" : t("percent", { value: tenths(health.droppedShare * 100) }),
    about: t("about.drops"),
    level: health.droppedShare,
  });

const line = (health: StreamHealth): Measure =>
  measure("line", judge.judgeLine(health), {
    value: health.lateMs === null ? "—" : `+${seconds(health.lateMs)}`,
    about: t("about.line"),
    level: health.lateMs,
  });

function lag(audience: AudienceSummary | null): Measure {
  const { firstLagMs = null, medianLagMs = null, p90LagMs = null } = audience ?? {};
  if (medianLagMs === null)
    return { ...measure("lag", judge.judgeLag(audience), { value: "—", level: null }), tone: "" };
  return measure("lag", judge.judgeLag(audience), {
    value: seconds(medianLagMs),
    about: t("about.lag", {
      first: seconds(firstLagMs ?? millis(0)),
      median: seconds(medianLagMs),
      slowest: seconds(p90LagMs ?? medianLagMs),
    }),
    level: medianLagMs,
  });
}

function recording(health: StreamHealth): Measure {
  const { writing, freeBytes, hoursLeft } = health.recording;
  return measure("recording", judge.judgeRecording(health), {
    value: writing === "floor" || writing === "failing" ? t("stopped") : room(freeBytes),
    about: hoursLeft === null ? "" : hoursWords(hoursLeft),
    level: null,
  });
}

const hoursWords = (hours: number): string =>
  hours >= MANY_HOURS ? t("about.recordingLong") : t("about.recording", { hours: formatNumber(Math.floor(hours)) });

const viewers = (audience: AudienceSummary | null): Measure => ({
  id: "viewers",
  name: t("viewers"),
  value: audience === null ? "—" : formatNumber(audience.people),
  tone: "",
  trouble: null,
  about: audience === null ? "" : t("about.viewers", { playing: audience.playing }),
  level: audience?.people ?? null,
});

/** `mp4a.40.2` means AAC to people. */
function codecName(codec: string): string {
  const [, name = codec] = codecNames.find(([begins]) => codec.toLowerCase().startsWith(begins)) ?? [];
  return name;
}

const codecNames = [
  ["mp4a", "AAC"],
  ["opus", "Opus"],
  ["avc1", "H.264"],
  ["hvc1", "HEVC"],
  ["av01", "AV1"],
] as const;

const tenths = (value: number): string => formatNumber(Math.round(value * 10) / 10);
const seconds = (duration: Millis): string => t("seconds", { value: tenths(duration / 1000) });
/** Whole LU, with a true minus: more would flutter. */
const lufs = (value: number): string => t("lufs", { value: formatNumber(Math.round(value)).replace("-", "−") });

/** Thousands, as disks count. */
function room(bytes: number): string {
  const gigabytes = bytes / 1_000_000_000;
  return t("gigabytes", { value: gigabytes < 10 ? tenths(gigabytes) : formatNumber(Math.floor(gigabytes)) });
}
