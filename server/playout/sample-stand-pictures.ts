/** Pictures of the sample's stands with what they show. Drawings stand where photographs will. */
import type { StandPhoto } from "../../shared/exhibition.ts";
import type { ImageOf, SamplePicture } from "./sample-pictures.ts";
import { ru } from "./sample-words.ts";

const alts = {
  "stand-presidium": ru("Пять человек за~столом президиума, перед каждым табличка"),
  "stand-centre": ru("Двухэтажное здание центра зимой, пандус у~входа, двое посетителей"),
  "stand-workshop": ru("Мастер за~гончарным кругом, на~полках кувшины"),
  "stand-music": ru("Пожилой мужчина с~гармонью и~социальный работник с~нотами"),
  "stand-van": ru("Микроавтобус выездной бригады на~зимней дороге, вдали ели"),
  "tour-brigade": ru("Белый микроавтобус с~сердцем на~борту едет мимо деревенского дома"),
  "tour-canteen": ru("Повар за~раздачей, рядом кастрюля и~тарелки супа"),
  "tour-family": ru("Молодая и~пожилая женщины за~столом с~самоваром, на~окне кошка"),
  "award-brigade": ru("Врач бригады с~дипломом и~цветами"),
  "award-carer": ru("Сиделка с~дипломом и~цветами"),
  "award-family": ru("Приёмная семья: молодая и~пожилая женщины с~дипломом"),
  cover: ru("Микроавтобус бригады на~сельской дороге, рядом трое жителей"),
} as const satisfies Partial<Record<SamplePicture, string>>;

export type StandPicture = keyof typeof alts;

/** A picture as a stand shows it. */
export const standPhoto = (imageOf: ImageOf, picture: StandPicture, caption?: string): StandPhoto => ({
  image: imageOf(picture),
  alt: alts[picture],
  ...(caption === undefined ? {} : { caption: ru(caption) }),
  credit: "редакция «Эфира», рисунок",
});
