import type { ReactiveController, ReactiveControllerHost } from "lit";
import { slugPattern } from "../../../shared/ids.ts";
import { isMeetingSlug } from "../../../shared/reserved-slugs.ts";
import { slugFrom } from "../../../shared/slug-from.ts";
import type { ApiProblem } from "../../control/api.ts";
import { call } from "../../control/api.ts";
import { newId } from "../../session/surroundings.ts";
import { type StandingPlan, savePlan, type ToldPlan } from "./plan-desk.ts";
import { draftFrom, emptyDraft, type Plan, type PlanDraft } from "./plan-draft.ts";
import { keyOf, type Mistakes, planFrom } from "./plan-from.ts";
import type { Conflict } from "./stale-dialog.ts";
import { t } from "./strings.ts";
import { ownZone } from "./time-zones.ts";

export type FormState =
  | { readonly phase: "loading" }
  | { readonly phase: "failed"; readonly problem: ApiProblem }
  | { readonly phase: "ready" };

/** What became of a press of «Сохранить». */
export type Outcome = "created" | "saved" | "mistakes" | "stale" | "refused";

/** What the form holds and how it is saved. Draws nothing. Rules MT30–MT39 in docs/spec/meetings.md. */
export class PlanForm implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** `null`: the meeting is being made. */
  readonly slug: string | null;
  state: FormState = { phase: "loading" };
  draft: PlanDraft = emptyDraft(around());
  mistakes: Mistakes = {};
  told: ToldPlan | null = null;
  conflict: Conflict | null = null;
  problem: ApiProblem | null = null;
  isSaving = false;
  /** The address of a new meeting; `null`: still made of the title. */
  #ownSlug: string | null = null;
  /** What the form showed when it was last as saved. */
  #clean = "";
  #base: StandingPlan | null = null;
  /** One press keeps its id until it is answered, however often it is tried. */
  #commandId: string | null = null;

  constructor(host: ReactiveControllerHost, slug: string | null) {
    this.#host = host;
    this.slug = slug;
    this.#clean = contentOf(this.draft);
    host.addController(this);
  }

  hostConnected(): void {
    if (this.slug === null) this.#set({ state: { phase: "ready" } });
    else void this.load();
  }

  get newSlug(): string {
    return this.#ownSlug ?? slugFrom(this.draft.title);
  }

  get isUnsaved(): boolean {
    return contentOf(this.draft) !== this.#clean;
  }

  async load(): Promise<void> {
    const answer = await call<ToldPlan>("GET", `/api/meetings/${this.slug}`);
    if (!answer.ok) return this.#set({ state: { phase: "failed", problem: answer.problem } });
    this.told = answer.value;
    this.#take(answer.value);
    this.#set({ state: { phase: "ready" } });
  }

  write(change: Partial<PlanDraft>): void {
    const draft = { ...this.draft, ...change };
    // What is mended is wrong no more; the rest of the form keeps what is said of it.
    const touched = Object.keys(change);
    const mistakes = Object.fromEntries(
      Object.entries(this.mistakes).filter(([key]) => !isTouched(key, touched, this.draft, draft)),
    );
    this.#commandId = null;
    this.#set({ draft, mistakes });
  }

  writeSlug(slug: string): void {
    this.#ownSlug = slug === "" ? null : slug;
    const { slug: _mended, ...mistakes } = this.mistakes;
    this.#set({ mistakes });
  }

  async save(): Promise<Outcome> {
    const written = planFrom(this.draft);
    const slugMistake = this.slug === null ? slugWords(this.newSlug) : null;
    if (!written.ok || slugMistake !== null) {
      const mistakes = written.ok ? {} : written.problem;
      this.#set({ mistakes: slugMistake === null ? mistakes : { ...mistakes, slug: slugMistake } });
      return "mistakes";
    }
    this.#set({ isSaving: true, problem: null, mistakes: {} });
    const outcome =
      this.slug === null ? await this.#create(written.value) : await this.#change(this.slug, written.value);
    this.#set({ isSaving: false });
    return outcome;
  }

  /** Saves what was chosen of two versions, made from the one that stands. */
  async resolve(plan: Plan): Promise<Outcome> {
    const theirs = this.conflict?.theirs;
    if (theirs === undefined) return "refused";
    this.#base = theirs;
    this.#set({ conflict: null, draft: draftFrom(plan, around()) });
    return this.save();
  }

  dismiss(): void {
    this.#set({ conflict: null });
  }

  async #create(plan: Plan): Promise<Outcome> {
    this.#commandId ??= newId();
    const slug = this.newSlug;
    const answer = await call<{ readonly slug: string }>("POST", "/api/meetings", {
      ...plan,
      slug,
      commandId: this.#commandId,
    });
    if (!answer.ok) return this.#refused(answer.problem);
    this.#clean = contentOf(this.draft);
    return "created";
  }

  async #change(slug: string, plan: Plan): Promise<Outcome> {
    this.#commandId ??= newId();
    const base = this.#base;
    const saving = await savePlan(slug, { ...plan, basedOn: base?.plannedBy ?? 0, commandId: this.#commandId });
    if (saving.state === "refused") return this.#refused(saving.problem);
    // Answered: the next press is another one.
    this.#commandId = null;
    if (saving.state === "stale") {
      this.#set({ conflict: { base: base ?? saving.current, mine: plan, theirs: saving.current } });
      return "stale";
    }
    if (this.told !== null) this.told = { ...this.told, ...saving.plan };
    this.#take(saving.plan);
    return "saved";
  }

  #refused(problem: ApiProblem): Outcome {
    if (problem.code !== "OFFLINE") this.#commandId = null;
    const key = keyOfProblem(problem, this.draft);
    if (key === null) {
      this.#set({ problem });
      return "refused";
    }
    this.#set({ mistakes: { [key]: problemAtField(problem) } });
    return "mistakes";
  }

  #take(plan: StandingPlan): void {
    this.#base = plan;
    this.draft = draftFrom(plan, around());
    this.#clean = contentOf(this.draft);
  }

  #set(change: Partial<Pick<PlanForm, "state" | "draft" | "mistakes" | "conflict" | "problem" | "isSaving">>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}

const around = () => ({ timeZone: ownZone(), newId });

/** What counts as written: the names of rows do not. */
function contentOf(draft: PlanDraft): string {
  const places = new Map(draft.days.map(({ key }, index) => [key, index]));
  return JSON.stringify(draft, (name, value: unknown) =>
    name === "key" ? undefined : name === "day" ? (places.get(String(value)) ?? -1) : value,
  );
}

function slugWords(slug: string): string | null {
  if (!slugPattern.test(slug)) return t("error.slug");
  return isMeetingSlug(slug) ? null : t("error.reserved");
}

function isTouched(key: string, touched: readonly string[], before: PlanDraft, after: PlanDraft): boolean {
  if (touched.includes(key)) return true;
  const [sort, row] = key.split(":");
  if (sort === "day") return touched.includes("days");
  if (sort !== "item" && sort !== "speaker") return false;
  const holds = (draft: PlanDraft) =>
    draft.items.find((item) => (sort === "item" ? item.key === row : item.speakers.some((one) => one.key === row)));
  return holds(before) !== holds(after);
}

/** `null`: it is about no one field. */
function keyOfProblem({ code, detail }: ApiProblem, draft: PlanDraft): string | null {
  if (code === "SLUG_TAKEN") return "slug";
  if (code === "HASHTAG_TAKEN") return "hashtag";
  if (code !== "BAD_SHAPE" || detail === undefined || detail === "body") return null;
  return keyOf(detail.split("."), draft);
}

function problemAtField({ code }: ApiProblem): string {
  if (code === "SLUG_TAKEN") return t("error.slugTaken");
  return code === "HASHTAG_TAKEN" ? t("error.hashtagTaken") : t("error.other");
}
