import type { Log } from "../log.ts";
import type { Settings } from "../store/settings.ts";

/** Numbers are set aside in blocks: one write for many. What is left of a block is a gap in the list after a restart. */
const BLOCKS = { discontinuities: 64, sequences: 8 };

/** Numbers of a stage's playlists that go on above those of the last run, whatever the disk kept of it (HL15). */
export function stageNumbers(stage: string, settings: Settings, log: Log) {
  const discontinuities = setAside(`discontinuities.${stage}`, BLOCKS.discontinuities, settings, log);
  const sequences = setAside(`sequences.${stage}`, BLOCKS.sequences, settings, log);
  return {
    // A first start has no number to go on from: the calendar, or what is on the disk, gives one.
    ...(sequences.first === null ? {} : { firstSequence: sequences.first }),
    onSequence: sequences.use,
    firstDiscontinuity: discontinuities.first ?? 0,
    onDiscontinuity: discontinuities.use,
  };
}

function setAside(
  name: `discontinuities.${string}` | `sequences.${string}`,
  block: number,
  settings: Settings,
  log: Log,
) {
  const kept = settings.get(name);
  let until = Number(kept ?? 0);
  return {
    first: kept === null ? null : until,
    use: (number: number) => {
      if (number < until) return;
      try {
        settings.set(name, String(number + block));
        until = number + block;
      } catch (error) {
        // A full disk must not stop the picture; it is tried again with the next number.
        log.fault("numbers were not set aside", error, { name });
      }
    },
  };
}
