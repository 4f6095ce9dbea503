import type { ImageRef } from "../../shared/cards/field.ts";
import type { Card } from "../../shared/cards/index.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import type { ProgrammeItem } from "../../shared/timeline/meeting-plan.ts";
import type { SamplePicture } from "./sample-pictures.ts";

// People, places and numbers are invented. A tilde stands for a space that does not break.
const ru = (text: string) => text.replaceAll("~", "\u00a0");

export const sampleSlug = "primer";
export const sampleTitle = ru("Пробная трансляция: итоги 2025~года и~задачи на~2026~год");

/** Times are those of the clip: the meeting goes round. */
export const sampleProgramme: readonly ProgrammeItem[] = [
  { time: "0:00", title: ru("Итоги 2025~года и~задачи на~2026~год"), detail: "Елена Сергеевна Воронцова, министр" },
  {
    time: "0:12",
    title: "Долговременный уход: как работают межрайонные центры",
    detail: "Андрей Павлович Лебедев, директор центра",
  },
  { time: "0:24", title: "Чему учит мастерская", detail: ru("Алия Маратовна Гареева, г.~Усть-Ярск") },
  {
    time: "0:36",
    title: "Социальный контракт: что изменится для семей",
    detail: "Дмитрий Олегович Соколов, начальник управления",
  },
];

/** @param imageOf what the image library answered for each of `samplePictures`. */
export function sampleCues(imageOf: (picture: SamplePicture) => ImageRef): readonly Cue[] {
  const cards: readonly Card[] = [
    {
      kind: "speaker",
      id: "primer-vorontsova",
      name: "Елена Сергеевна Воронцова",
      post: "министр социального развития Северогорской области",
      topic: ru("Итоги 2025~года и~задачи на~2026~год"),
      portrait: imageOf("portrait-vorontsova"),
    },
    {
      kind: "slide",
      id: "primer-summary",
      title: ru("Итоги 2025~года и~задачи на~2026~год"),
      alt: ru(
        "Три числа. 42~площадки подключены к~заседанию коллегии. 61~300~семей получили меры поддержки. 9~межрайонных центров работают в~области.",
      ),
      image: imageOf("slide-summary"),
      number: 1,
      of: 4,
    },
    {
      kind: "speaker",
      id: "primer-lebedev",
      name: "Андрей Павлович Лебедев",
      post: "директор Межрайонного центра долговременного ухода",
      organisation: ru("г.~Каменск"),
      topic: "Долговременный уход: как работают межрайонные центры",
      portrait: imageOf("portrait-lebedev"),
    },
    {
      kind: "slide",
      id: "primer-care",
      title: "Охват долговременным уходом",
      alt: ru(
        "Столбчатая диаграмма, человек на~конец года по~области: 2022~год~— 1~120, 2023~— 1~548, 2024~— 2~146, 2025~— 3~047. Рост за~2025~год~— 42~%. В~области 9~межрайонных центров и~214~социальных работников.",
      ),
      image: imageOf("slide-care"),
      number: 2,
      of: 4,
    },
    {
      kind: "figure",
      id: "primer-care-figure",
      value: ru("3~047"),
      unit: "человек",
      label: ru("получают долговременный уход на~дому"),
      period: ru("на~конец 2025~года"),
      comparison: ru("на~42~% больше, чем в~2024~году"),
    },
    {
      kind: "speaker",
      id: "primer-gareeva",
      name: "Алия Маратовна Гареева",
      post: "мастер гончарной мастерской",
      organisation: ru("Центр социального обслуживания, г.~Усть-Ярск"),
      topic: "Чему учит мастерская",
      portrait: imageOf("portrait-gareeva"),
    },
    {
      kind: "slide",
      id: "primer-workshops",
      title: ru("Мастерские при~центрах соцобслуживания"),
      alt: ru(
        "Занятия в~неделю, январь 2026~года. Каменск, гончарная и~швейная~— 5. Усть-Ярск, гончарная и~столярная~— 4. Белореченск, типография и~пекарня~— 4. Сосновый Бор, швейная~— 2.",
      ),
      image: imageOf("slide-workshops"),
      number: 3,
      of: 4,
    },
    {
      kind: "speaker",
      id: "primer-sokolov",
      name: "Дмитрий Олегович Соколов",
      post: "начальник управления социального контракта",
      topic: "Социальный контракт: что изменится для семей",
      portrait: imageOf("portrait-sokolov"),
    },
    {
      kind: "slide",
      id: "primer-contract",
      title: "Социальный контракт: что изменится для семей",
      alt: ru(
        "Порядок с~1~марта 2026~года в~трёх шагах. Первый~— заявление: через портал или центр, 10~дней на~ответ. Второй~— план семьи: обучение, работа, своё дело, подсобное хозяйство. Третий~— выплата и~наставник: наставник помогает весь срок контракта.",
      ),
      image: imageOf("slide-contract"),
      number: 4,
      of: 4,
    },
    {
      kind: "figure",
      id: "primer-contract-figure",
      value: "10",
      unit: "дней",
      label: ru("на~ответ по~заявлению о~социальном контракте"),
      period: ru("с~1~марта 2026~года"),
      comparison: ru("сейчас~— до~30~дней"),
    },
  ];
  return cards.map((card) => ({ id: `${card.id}-cue`, card }));
}
