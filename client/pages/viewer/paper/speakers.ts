import { html, nothing, type TemplateResult } from "lit";
import type { ProgrammeItem, ProgrammeSpeaker } from "../../../../shared/timeline/meeting-plan.ts";
import { imageAddress } from "../../../cards/image-address.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { tidy } from "../../../i18n/typography.ts";
import avatar from "../../../ui/art/avatar.svg";
import { type Drawn, sectionHead } from "./section.ts";
import { t } from "./strings.ts";
import { useAvatar } from "./use-avatar.ts";

/** Who will speak, by the programme: before the meeting, when nobody has spoken yet. */
export function speakersSection(speakers: readonly ProgrammeSpeaker[]): Drawn {
  if (speakers.length === 0) return nothing;
  return html`<section id="speakers" class="speakers" aria-labelledby="h-speakers">
    ${sectionHead("speakers", t("speakers"), null)}
    <ul lang=${contentLanguage}>
      ${speakers.map(speakerRow)}
    </ul>
  </section>`;
}

/** Each once, in the order of the programme; the fullest of what is said of them. */
export function speakersOf(programme: readonly ProgrammeItem[]): readonly ProgrammeSpeaker[] {
  const speakerByName = new Map<string, ProgrammeSpeaker>();
  for (const speaker of programme.flatMap((item) => item.speakers ?? [])) {
    const known = speakerByName.get(speaker.name);
    speakerByName.set(speaker.name, {
      name: speaker.name,
      post: known?.post ?? speaker.post,
      portrait: known?.portrait ?? speaker.portrait,
    });
  }
  return [...speakerByName.values()];
}

const speakerRow = ({ name, post, portrait }: ProgrammeSpeaker): TemplateResult =>
  html`<li class="person">
    <img class="face" src=${portrait === undefined ? avatar : imageAddress(portrait)} alt="" width="64" height="64" loading="lazy" @error=${useAvatar} />
    <div><b>${name}</b>${post === undefined ? nothing : html`<p>${tidy(post)}</p>`}</div>
  </li>`;
