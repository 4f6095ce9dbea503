import { newExhibition } from "../../shared/exhibition/settings.ts";
import type { ExhibitionSettings, Stand } from "../../shared/exhibition.ts";
import type { Stands } from "../exhibition/stands.ts";
import { sampleSlug } from "../playout/sample-meeting.ts";
import { type SampleStand, sampleStands } from "../playout/sample-stands.ts";
import { ru } from "../playout/sample-words.ts";
import type { Settings } from "../store/settings.ts";
import { keptPapers, keptPictures, type SampleStores } from "./sample-plan.ts";

interface Parts extends Pick<SampleStores, "images" | "papers"> {
  readonly stands: Stands;
  readonly settings: Settings;
}

/** What was made once and then deleted by somebody does not come back. */
const EDITION = "1";

const settings: ExhibitionSettings = {
  ...newExhibition,
  isOpen: true,
  title: "Выставка достижений",
  intro: ru("Девять стендов: чем отрасль живёт и~что уже получилось. Пройдите по~плану или найдите своё учреждение."),
  showsVisits: true,
};

/** Gives the sample meeting its exhibition, once. What was cut short is finished by the next start (EB7). */
export async function ensureSampleExhibition({ stands, settings: house, images, papers }: Parts): Promise<void> {
  if (house.get("sample.exhibition") === EDITION) return;
  const [imageOf, fileOf] = [await keptPictures(images), await keptPapers(papers)];
  for (const stand of sampleStands(imageOf, fileOf)) publish(stands, stand);
  if (stands.settingsOf(sampleSlug).version === 0) stands.configure(sampleSlug, { version: 0, settings });
  house.set("sample.exhibition", EDITION);
}

function publish(stands: Stands, { id, size, content }: SampleStand): void {
  const key = { meeting: sampleSlug, id };
  const stand: Stand | null = stands.find(key) ?? added(stands, { id, size, content });
  if (stand !== null && stand.publishedAt === null) stands.accept(key, stand.version);
}

function added(stands: Stands, stand: SampleStand): Stand | null {
  const made = stands.add(sampleSlug, stand);
  return made.ok ? made.value : null;
}
