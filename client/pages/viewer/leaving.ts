/** Sound goes along to the exhibition's bar and back (EB71). Not of the first view: who leaves has been here for a while. */
import { carryPlaying, playingOf, takeCarriedPlaying } from "../../player/carried-playing.ts";
import { PlayerStateEvent } from "../../player/events.ts";

const { meeting = "" } = document.documentElement.dataset;
const player = () => document.querySelector("efir-player");

const mute = (): boolean => {
  const picture = player()?.picture ?? null;
  if (picture !== null) picture.muted = true;
  return picture !== null;
};

/** What was muted there stays so: whoever wants to hear it again has the button before them. */
function takeUp(): void {
  if (takeCarriedPlaying(meeting)?.isMuted !== true || mute()) return;
  document.addEventListener(PlayerStateEvent.type, mute, { once: true });
}

takeUp();
addEventListener("pageshow", ({ persisted }) => persisted && takeUp());
addEventListener("pagehide", () => {
  const playing = player();
  carryPlaying(meeting, playing === null ? null : playingOf(playing));
});
