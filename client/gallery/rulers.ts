/** The ruler in each of its states, as the viewer's stage shows it. */
import { html, type TemplateResult } from "lit";
import { millis, type ProgramTime, programTime } from "../../shared/time.ts";
import type { SeekMark } from "../player/mark.ts";
import "../player/ruler/meeting-ruler.ts";
import type { RulerPart } from "../player/ruler/ruler-part.ts";

/** 10:30 by the reader's clock. */
const start = new Date(2026, 0, 30, 10, 30).getTime();
export const at = (minute: number): ProgramTime => programTime(start + millis(minute * 60_000));
// The analyzer of templates takes a moment for something else than a moment or none.
const seen = (minute: number): ProgramTime | null => at(minute);

const titles = [
  "Открытие",
  "Доклад министра",
  "Долговременный уход",
  "Блиц",
  "Социальный контракт",
  "Награждение",
  "Решение",
];
const starts = [0, 15, 50, 80, 90, 115, 135, 150];

export const agendaAt = (minute: number): readonly RulerPart[] =>
  titles.map((title, index) => {
    const [from, to] = [starts[index] ?? 0, starts[index + 1] ?? 0];
    return {
      number: index + 1,
      title,
      from: at(from),
      to: at(to),
      state: minute < from ? "next" : minute < to ? "now" : "past",
    };
  });

export const span = { from: at(0), to: at(150) };
export const marks: readonly SeekMark[] = [
  { at: at(17), kind: "card", label: "Слайд 1" },
  { at: at(31.5), kind: "highlight", label: "Выездные бригады работают во всех округах" },
  { at: at(44), kind: "highlight", label: "Уход на дому получают 3 047 человек" },
  { at: at(52), kind: "card", label: "Слайд 7" },
  { at: at(66), kind: "highlight", label: "Рост на 42 %" },
];
export const runs = [
  { from: at(0), to: at(80) },
  { from: at(112), to: at(150) },
];

export const rulersGallery = (): TemplateResult => html`<section>
  <h2 class="label">Линейка</h2>
  <div class="stage">
    <p>До начала</p>
    <efir-meeting-ruler .parts=${agendaAt(-1)} .span=${span} .total=${7}></efir-meeting-ruler>
    <p>В эфире</p>
    <efir-meeting-ruler .parts=${agendaAt(72)} .span=${span} .total=${7} .window=${{ from: at(0), to: at(72) }}
      .playhead=${seen(72)} .marks=${marks} live></efir-meeting-ruler>
    <p>Перемотка: начало уже не перематывается</p>
    <efir-meeting-ruler .parts=${agendaAt(72)} .span=${span} .total=${7} .window=${{ from: at(22), to: at(72) }}
      .playhead=${seen(56)} .marks=${marks}></efir-meeting-ruler>
    <p>Повтор</p>
    <efir-meeting-ruler .parts=${agendaAt(150)} .total=${7} .runs=${runs} .window=${{ from: at(0), to: at(150) }}
      .playhead=${seen(56)} .marks=${marks}></efir-meeting-ruler>
  </div>
</section>`;
