import type { Phrases } from "../../i18n/translator.ts";

export const en = {
  rehearsalName: "Rehearsal",
  rehearsalSays: "Viewers do not see this",
  rehearse: "Rehearse",
  endRehearsal: "End the rehearsal",
  openForReal: "Open the meeting",
  openTitle: "Open the meeting?",
  openBody:
    "The rehearsal will end and all that was shown in it will be forgotten. Viewers will see the meeting, with no card on air",
  openYes: "End the rehearsal and open",
  goOn: "Go on rehearsing",
  picture: "Picture",
  "picture.stage": "Stage",
  "picture.recording": "Recording: {title}",
  fromMinute: "From minute",
  rehearsalBegan: "The rehearsal has begun: viewers see nothing of it",
  rehearsalEnded: "The rehearsal is over, what was shown is forgotten",
} as const satisfies Phrases;
