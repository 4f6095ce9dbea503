/** Louder than what a codec makes of silence; our encoder's tone is 0.05 (samples from -1 to 1). */
const LEAST_LEVEL = 0.01;

/**
 * For `until`: a player of ours plays, and what comes out of it is not silence. @param player a selector. Its value: seconds of
 * its picture.
 */
export const hearsSound = (player: string): string => `(() => {
  const picture = document.querySelector(${JSON.stringify(player)})?.picture ?? null;
  if (picture === null || picture.paused || picture.muted || picture.volume === 0 || picture.readyState < 3) return false;
  const ears = (window.efirEars ??= new WeakMap());
  let ear = ears.get(picture);
  if (ear === undefined) {
    const context = new AudioContext();
    ear = context.createAnalyser();
    context.createMediaStreamSource(picture.captureStream()).connect(ear);
    ears.set(picture, ear);
  }
  const samples = new Float32Array(ear.fftSize);
  ear.getFloatTimeDomainData(samples);
  return samples.some((level) => Math.abs(level) > ${LEAST_LEVEL}) && picture.currentTime;
})()`;
