/** The exhibition's bar goes on with what was heard here (EB71). Not of the first view: who leaves has been here for a while. */
import { carryPlaying, playingOf } from "../../player/carried-playing.ts";

addEventListener("pagehide", () => {
  const { meeting = "" } = document.documentElement.dataset;
  const player = document.querySelector("efir-player");
  carryPlaying(meeting, player === null ? null : playingOf(player));
});
