/** What an encoder under test is set to. Every field has a default: `encoderDefaults`. */
export interface EncoderSettings {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly framesPerSecond: number;
  /** Distance of keyframes. */
  readonly gopFrames: number;
  /** More than 0 gives up `zerolatency`, which forbids them. */
  readonly bFrames: number;
  readonly bitrateKbps: number;
  /** `tone`: AAC 48 kHz, a quiet 440 Hz with a tick each second. */
  readonly audio: "tone" | "none";
  readonly detail: "plain" | "busy";
}

export const encoderDefaults: EncoderSettings = {
  widthPx: 640,
  heightPx: 360,
  framesPerSecond: 30,
  gopFrames: 30,
  bFrames: 0,
  bitrateKbps: 1200,
  audio: "tone",
  detail: "plain",
};

const TONE =
  "aevalsrc=exprs=0.05*sin(440*2*PI*t)+0.2*sin(880*2*PI*t)*exp(-30*mod(t\\,1)):sample_rate=48000:channel_layout=mono";

/** ffmpeg's arguments: raw frames on stdin, FLV to `url` (`rtmp://…`, a file, `pipe:1`). */
export function encoderCommand(url: string, settings: EncoderSettings): readonly string[] {
  const { widthPx, heightPx, framesPerSecond, gopFrames, bFrames, bitrateKbps } = settings;
  const hasAudio = settings.audio === "tone";
  return [
    ...["-hide_banner", "-nostdin", "-y", "-loglevel", "error", "-fflags", "nobuffer", "-probesize", "32"],
    ...["-f", "rawvideo", "-pix_fmt", "yuv420p", "-video_size", `${widthPx}x${heightPx}`],
    ...["-framerate", String(framesPerSecond), "-thread_queue_size", "4", "-i", "pipe:0"],
    ...(hasAudio ? ["-f", "lavfi", "-thread_queue_size", "4", "-i", TONE] : []),
    ...["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-threads", "1"],
    ...(bFrames > 0 ? ["-bf", String(bFrames)] : ["-tune", "zerolatency"]),
    ...["-g", String(gopFrames), "-keyint_min", String(gopFrames), "-sc_threshold", "0"],
    ...["-b:v", `${bitrateKbps}k`, "-maxrate", `${bitrateKbps}k`, "-bufsize", `${bitrateKbps}k`],
    ...(hasAudio ? ["-c:a", "aac", "-b:a", "64k"] : ["-an"]),
    // The tone has no end of its own: without this it would be sent as fast as it goes once the picture stops.
    "-shortest",
    ...["-f", "flv", "-flvflags", "no_duration_filesize", "-flush_packets", "1", url],
  ];
}
