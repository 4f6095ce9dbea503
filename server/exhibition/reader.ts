import type { KeptQuestion } from "../../shared/exhibition/questions.ts";
import type {
  ExhibitionSettings,
  PublicAnswer,
  PublicExhibition,
  PublicStand,
  Stand,
  StandBrief,
  StandContent,
  StandVisits,
} from "../../shared/exhibition.ts";
import { between, millis, type ProgramTime } from "../../shared/time.ts";
import type { Clock } from "../clock.ts";
import type { ExhibitionStore, QuestionStore } from "./ports.ts";

interface ReaderDeps {
  readonly store: Pick<ExhibitionStore, "settingsOf" | "standsOf" | "stand">;
  readonly questions: Pick<QuestionStore, "publicOf">;
  readonly clock: Clock;
  readonly visitsOf: (meeting: string) => Readonly<Record<string, StandVisits>>;
}

interface OpenExhibition {
  readonly settings: ExhibitionSettings;
  readonly briefs: readonly StandBrief[];
  readonly ids: ReadonlySet<string>;
  /** Whole stands that were just read, by id. */
  readonly read: Map<string, ReadStand>;
  told: { readonly at: ProgramTime; readonly exhibition: PublicExhibition } | null;
}

type ReadStand = Omit<PublicStand, "visits">;

const MOST_ANSWERS = 100;
/** How old the count of visits on a plan may be. */
const COUNTED_EVERY = millis(1_000);
/** Of a meeting, whole: a card leads everybody to one, and its people go on from there. */
const MOST_READ = 24;
/** Of meetings whose plan is held ready; what was read longest ago is read again. */
const MOST_HELD = 32;

/**
 * What the public may see of exhibitions (EB20–EB23). A plan and the stands that were just read are held ready until something
 * of their meeting changes: a hundred stands are not parsed anew for each viewer that a card leads to one of them.
 */
export class PublicExhibitions {
  readonly #deps: ReaderDeps;
  readonly #openByMeeting = new Map<string, OpenExhibition>();

  constructor(deps: ReaderDeps) {
    this.#deps = deps;
  }

  /** `null`: there is none, or it is not open. Told again within a second it is the same object. */
  exhibition(meeting: string): PublicExhibition | null {
    const open = this.#open(meeting);
    if (open === null) return null;
    const now = this.#deps.clock.now();
    if (open.told === null || (open.settings.showsVisits && between(open.told.at, now) >= COUNTED_EVERY)) {
      open.told = { at: now, exhibition: this.#told(meeting, open) };
    }
    return open.told.exhibition;
  }

  /** `null`: unknown, of another meeting, hidden, or not published. */
  stand(meeting: string, id: string): PublicStand | null {
    const open = this.#open(meeting);
    const stand = open === null ? null : this.#stand(open, id);
    if (open === null || stand === null) return null;
    return open.settings.showsVisits ? { ...stand, visits: this.#deps.visitsOf(meeting)[id] ?? nobody } : stand;
  }

  /** Whether the public can see it. */
  isPublic(meeting: string, id: string): boolean {
    return this.#open(meeting)?.ids.has(id) ?? false;
  }

  /** Something of its exhibition changed, or it is gone. */
  forget(meeting: string): void {
    this.#openByMeeting.delete(meeting);
  }

  #told(meeting: string, { settings, briefs }: OpenExhibition): PublicExhibition {
    const visits = settings.showsVisits ? this.#deps.visitsOf(meeting) : null;
    const stands = visits === null ? briefs : briefs.map((one) => ({ ...one, visits: visits[one.id] ?? nobody }));
    return { title: settings.title, intro: settings.intro, stands };
  }

  #stand({ ids, read, settings }: OpenExhibition, id: string): ReadStand | null {
    const known = read.get(id);
    if (known !== undefined) return known;
    const stand = ids.has(id) ? this.#deps.store.stand(id) : null;
    if (stand === null || stand.published === null) return null;
    const { number, slug, size, published: content } = stand;
    const answers = this.#deps.questions.publicOf(id, MOST_ANSWERS).flatMap((question) => answerOf(question) ?? []);
    const told = { id, number, slug, size, content, takesQuestions: settings.takesQuestions, answers };
    read.set(id, told);
    dropOldest(read, MOST_READ);
    return told;
  }

  #open(meeting: string): OpenExhibition | null {
    const held = this.#openByMeeting.get(meeting);
    if (held !== undefined) return held;
    const open = this.#read(meeting);
    // What is not there is soon read, and anybody can ask for it under many names.
    if (open === null) return null;
    this.#openByMeeting.set(meeting, open);
    dropOldest(this.#openByMeeting, MOST_HELD);
    return open;
  }

  #read(meeting: string): OpenExhibition | null {
    const settings = this.#deps.store.settingsOf(meeting)?.settings;
    if (!settings?.isOpen) return null;
    const briefs = this.#deps.store.standsOf(meeting).flatMap((stand) => briefOf(stand) ?? []);
    return { settings, briefs, ids: new Set(briefs.map(({ id }) => id)), read: new Map(), told: null };
  }
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}

const nobody: StandVisits = { now: 0, all: 0 };

function briefOf({ id, number, slug, size, isHidden, published }: Stand): StandBrief | null {
  if (published === null || isHidden) return null;
  const { institution, place, title, lead, cover }: StandContent = published;
  return { id, number, slug, size, institution, place, title, lead, ...(cover === undefined ? {} : { cover }) };
}

function answerOf({ text, name, answer, answeredAt }: KeptQuestion): PublicAnswer | null {
  return answer === null || answeredAt === null ? null : { question: text, name, answer, at: answeredAt };
}
