import { SCENE_MS, scenes } from "./scenes.mjs";

/** Chords of the scenes, Hz, each in an open voicing. They lead back into the first. */
const F = [174.61, 261.63, 349.23, 440];
const dm = [146.83, 220, 293.66, 349.23];
const Bb = [116.54, 233.08, 293.66, 349.23];
const C = [130.81, 196, 329.63, 392];
const am = [110, 220, 261.63, 329.63];
const gm = [98, 196, 233.08, 293.66];
const chords = [F, dm, Bb, C, F, am, Bb, F, gm, dm, C];
if (chords.length !== scenes.length) throw new Error("a chord a scene");

/** Seconds in which a chord comes and goes; at the cut it is silent, so that the loop has no seam to hear. */
const SWELL = 2.2;

/**
 * ffmpeg's `aevalsrc` expression of the sound at `t` seconds: a soft stroke at each second, higher at a scene's start,
 * and a slow, very quiet chord. Everything repeats with the clip's length.
 */
export function sound() {
  const sceneSeconds = SCENE_MS / 1000;
  const clip = sceneSeconds * chords.length;
  const inScene = `mod(t\\,${sceneSeconds})`;
  const swell = `min(1\\,min(${inScene}\\,${sceneSeconds}-${inScene})/${SWELL})`;
  const pads = chords.map((tones, scene) => {
    const isNow = `between(mod(t\\,${clip})\\,${scene * sceneSeconds}\\,${(scene + 1) * sceneSeconds}-0.00001)`;
    // A second voice a third of a hertz away makes the chord breathe.
    const voices = tones.map(
      (hz, place) => `(sin(2*PI*${hz}*${inScene})+0.7*sin(2*PI*${hz + 0.35}*${inScene}))/${2 + place}`,
    );
    return `${isNow}*(${voices.join("+")})`;
  });
  const sinceSecond = "mod(t\\,1)";
  const stroke = (hz, loud, fade) =>
    `${loud}*sin(2*PI*${hz}*${sinceSecond})*exp(-${fade}*${sinceSecond})*min(1\\,${sinceSecond}*400)`;
  const opening = `lt(${inScene}\\,1)`;
  return `0.035*pow(${swell}\\,2)*(${pads.join("+")})+${stroke(880, 0.05, 16)}+${stroke(1760, 0.012, 22)}+${opening}*${stroke(1318.5, 0.07, 6)}`;
}
