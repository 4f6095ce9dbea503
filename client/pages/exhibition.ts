/** The exhibition: pages of the server's own words, and what they gain where there is script (EB70–EB75). */
import "./document.ts";
import "./exhibition/stand-ask.ts";
import "./exhibition/stand-gallery.ts";
import { Walk } from "./exhibition/walk.ts";

const { meeting = "", stage = "main" } = document.documentElement.dataset;
if (meeting !== "") void begin(meeting);

async function begin(slug: string): Promise<void> {
  const base = `/m/${slug}/vystavka`;
  let arrive = (): void => {};
  const walk = new Walk({ base, onArrival: () => arrive() });
  try {
    // The page is read without it: the player and the socket come when the page stands.
    const { joinBroadcast } = await import("./exhibition/on-air.ts");
    arrive = joinBroadcast(slug, stage, base, walk);
  } catch {
    // The line was gone for a moment: the served bar leads to the broadcast.
  }
}
