import type { CardOf } from "../../shared/cards/index.ts";
import type { LibrarySpeaker } from "../../shared/library.ts";
import type { ImageOf } from "./sample-pictures.ts";
import { ru } from "./sample-words.ts";

export type SampleSpeaker = "minister" | "brigade" | "cook" | "host" | "director" | "carer" | "head";

interface Role {
  readonly name: string;
  readonly post: string;
  readonly organisation?: string;
  readonly topic: string;
}

/** Roles stand where names will: nobody is named. */
export const sampleRoles: Readonly<Record<SampleSpeaker, Role>> = {
  minister: {
    name: ru("Министр труда и~социального развития"),
    post: "Правительство области",
    topic: ru("Отрасль труда и~соцразвития: итоги и~перспективы"),
  },
  brigade: {
    name: "Руководитель мобильной бригады",
    post: "Комплексный центр социального обслуживания",
    organisation: "северный район",
    topic: ru("Мобильные бригады: помощь едет к~людям"),
  },
  cook: {
    name: "Заведующая благотворительной столовой",
    post: "Благотворительный фонд",
    organisation: "областной центр",
    topic: "Кому нужнее всего горячий обед",
  },
  host: {
    name: "Приёмная семья",
    post: ru("Принимает пожилого человека третий год"),
    organisation: "сельский район",
    topic: "Дом вместо интерната",
  },
  director: {
    name: "Директор районной службы",
    post: "Районный центр социального обслуживания",
    topic: ru("Районные службы и~сиделки: помощь рядом с~домом"),
  },
  carer: {
    name: "Сиделка",
    post: "Городская социальная служба",
    topic: ru("Уход на~дому: чему учим семью"),
  },
  head: {
    name: "Начальник управления",
    post: "Управление социального обслуживания министерства",
    topic: "Проект решения коллегии",
  },
};

// `keyof` of the table above: every role is a key.
const names = Object.keys(sampleRoles) as readonly SampleSpeaker[];

export const speakerId = (name: SampleSpeaker): string => `primer-speaker-${name}`;

/** As they stand in the channel's library, by id. */
export const sampleSpeakers = (
  imageOf: ImageOf,
): readonly { readonly id: string; readonly content: LibrarySpeaker }[] =>
  names.map((name) => {
    const { topic: _, ...role } = sampleRoles[name];
    return { id: speakerId(name), content: { ...role, portrait: imageOf(`portrait-${name}`) } };
  });

/** `primer-head` speaks as `primer-speaker-head` of the library. */
export const speakerCards = (imageOf: ImageOf): readonly CardOf<"speaker">[] =>
  names.map((name) => ({
    kind: "speaker",
    id: `primer-${name}`,
    ...sampleRoles[name],
    portrait: imageOf(`portrait-${name}`),
    speakerId: speakerId(name),
  }));
