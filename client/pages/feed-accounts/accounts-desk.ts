import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ToldTargets } from "../../../shared/feeds/told-targets.ts";
import type { ToldTarget } from "../../../shared/feeds.ts";
import type { ApiProblem } from "../../control/api.ts";
import { accountProblem, checkProblem } from "./account-problems.ts";
import { accountsApi, type Switch } from "./accounts-api.ts";
import { t } from "./strings.ts";

/** Gates open, and keys end, while nobody presses anything. */
const LOOK_AGAIN_MS = 30_000;

/** What the server tells of accounts, what is asked of it, and what came of that in words. Rules FD168–FD172. */
export class AccountsDesk implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #leaveTo: (url: string) => void;
  #told: ToldTargets | null = null;
  #problem: ApiProblem | null = null;
  #said = "";
  #alarm = "";
  #busyId: string | null = null;
  #looking: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, leaveTo: (url: string) => void) {
    this.#host = host;
    this.#leaveTo = leaveTo;
    host.addController(this);
  }

  get told(): ToldTargets | null {
    return this.#told;
  }
  /** Why what is shown is old, or nothing is. */
  get problem(): ApiProblem | null {
    return this.#problem;
  }
  get said(): string {
    return this.#said;
  }
  /** What has gone wrong, for a person to read at once. */
  get alarm(): string {
    return this.#alarm;
  }
  /** The account that something is being asked of. */
  get busyId(): string | null {
    return this.#busyId;
  }

  hostConnected(): void {
    void this.load();
    this.#looking = setInterval(() => {
      if (document.visibilityState === "visible" && this.#busyId === null) void this.load();
    }, LOOK_AGAIN_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#looking);
  }

  async load(): Promise<void> {
    const answer = await accountsApi.told();
    this.#problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.#told = answer.value;
    this.#host.requestUpdate();
  }

  say(words: string): void {
    this.#tell(words, "");
  }

  warn(words: string): void {
    this.#tell("", words);
  }

  async check(target: ToldTarget): Promise<void> {
    const { id, name } = target;
    this.say(t("checking", { name }));
    const answer = await this.#busyWith(id, accountsApi.check(id));
    if (!answer.ok) return this.warn(accountProblem(answer.problem));
    const { isOk, account, reason, said } = answer.value.health;
    this.#put(answer.value.target);
    if (!isOk) return this.warn(t("checkedBad", { name, why: checkProblem(reason, said) }));
    return this.say(account === null ? t("checkedNobody", { name }) : t("checkedOk", { name, account }));
  }

  async turn({ id, name }: ToldTarget, act: Switch): Promise<void> {
    const answer = await this.#busyWith(id, accountsApi.turn(id, act));
    if (!answer.ok) return this.warn(accountProblem(answer.problem));
    this.#put(answer.value);
    return this.say(t(`done.${act}`, { name }));
  }

  /** @param connects whether it is to be connected in the browser at once */
  async saved(target: ToldTarget, connects: boolean): Promise<void> {
    this.say(t(connects ? "savedConnect" : "saved", { name: target.name }));
    const loading = this.load();
    if (connects) await this.connect(target);
    await loading;
  }

  /** Sends the browser to X. */
  async connect({ id }: ToldTarget): Promise<void> {
    const answer = await this.#busyWith(id, accountsApi.authorize(id));
    if (!answer.ok) return this.warn(accountProblem(answer.problem));
    const { url } = answer.value;
    if (!/^https?:\/\//u.test(url)) return this.warn(accountProblem({ code: "FAULT" }));
    this.say(t("leaving"));
    return this.#leaveTo(url);
  }

  /** Brings back what X sent along, and asks who we are now. */
  async finish(state: string, code: string): Promise<void> {
    this.say(t("back.connecting"));
    const answer = await accountsApi.connected(state, code);
    if (!answer.ok) return this.warn(accountProblem(answer.problem));
    const { id, name } = answer.value;
    const checked = await accountsApi.check(id);
    const account = checked.ok && checked.value.health.isOk ? checked.value.health.account : null;
    await this.load();
    return this.say(account === null ? t("back.connected", { name }) : t("back.connectedAs", { name, account }));
  }

  async #busyWith<Answer>(id: string, asked: Promise<Answer>): Promise<Answer> {
    this.#busyId = id;
    this.#host.requestUpdate();
    const answer = await asked;
    this.#busyId = null;
    this.#host.requestUpdate();
    return answer;
  }

  #put(target: ToldTarget): void {
    const told = this.#told;
    if (told === null) return;
    this.#told = { ...told, targets: told.targets.map((one) => (one.id === target.id ? target : one)) };
  }

  #tell(said: string, alarm: string): void {
    this.#said = said;
    this.#alarm = alarm;
    this.#host.requestUpdate();
  }
}
