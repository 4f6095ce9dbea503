import type { LitElement } from "lit";
import { labelOf } from "../../../shared/cards/index.ts";
import type { FeedDesk, Highlight } from "../../../shared/feeds.ts";
import { type Actor, mayIn } from "../../../shared/roles.ts";
import type { Showing } from "../../../shared/timeline/record.ts";
import { newId } from "../../session/surroundings.ts";
import type { FootNotice, Notice } from "../foot-notice.ts";
import type { RoomLine } from "../room-line.ts";
import { newestTake } from "../take-back-words.ts";
import { FeedChangedEvent, ToFeedEvent } from "./events.ts";
import { feedApi } from "./feed-api.ts";
import { FeedList } from "./feed-list.ts";
import { titleOf } from "./feed-words.ts";
import { problemWords } from "./problem-words.ts";
import { t } from "./strings.ts";
import { urgently } from "./urgently.ts";

interface Hands {
  readonly line: RoomLine;
  readonly foot: FootNotice;
  readonly me: () => Actor | null;
  /** Shows a draft, for its words and the second act. */
  readonly show: (highlight: Highlight) => void;
}

/**
 * The feed in the control room: its list, and the first of the two acts: what is on air, or was, becomes a draft of its
 * card's own words, at once (FD138).
 */
export class RoomFeed {
  readonly #hands: Hands;
  readonly #list: FeedList;
  /** Pressed twice, or pressed again after no answer, it is one draft all the same. */
  readonly #idByShowing = new Map<number, string>();

  constructor(host: LitElement, hands: Hands) {
    this.#hands = hands;
    this.#list = new FeedList(host);
    host.addEventListener(ToFeedEvent.type, ({ showing }) => void this.#draft(showing));
    host.addEventListener(FeedChangedEvent.type, ({ words, highlight }) => {
      if (highlight !== null) this.#list.put(highlight);
      if (words !== "") hands.foot.tell(words, this.#remedy(highlight));
      void this.#list.load();
    });
  }

  /** `null` until it came. */
  get told(): FeedDesk | null {
    return this.#list.told;
  }

  /** Whether this person makes drafts here. */
  get mayDraft(): boolean {
    const { line, me } = this.#hands;
    return mayIn(me(), "draft-highlight", line.session?.slug ?? "");
  }

  /** What may be put into the feed. */
  get showings(): readonly Showing[] {
    return this.mayDraft ? this.#hands.line.state.record.showings : none;
  }

  /** What is on air now: the newest take that stands. */
  onAir(): void {
    const { line, foot } = this.#hands;
    const newest = newestTake(line.state.record, line.now);
    if (newest === null) foot.refuse(t("nothingOnAir"));
    else void this.#draft(newest.showing.seq);
  }

  /** On a tablet the foot is nearer than the shelf. */
  #remedy(highlight: Highlight | null): Notice["remedy"] {
    if (highlight?.state !== "approved") return undefined;
    return { label: t("takeBack"), act: () => void this.#takeBack(highlight) };
  }

  async #takeBack(highlight: Highlight): Promise<void> {
    const { line, foot } = this.#hands;
    const answer = await urgently(line.session?.slug ?? "", highlight, (api, known) => api.takeBack(known));
    if (answer.ok) foot.tell(t("takenBack", { title: titleOf(highlight) }));
    else foot.refuse(problemWords(answer.problem));
    void this.#list.load();
  }

  async #draft(seq: number): Promise<void> {
    const { line, foot, show } = this.#hands;
    const showing = line.state.record.showings.find((one) => one.seq === seq);
    const slug = line.session?.slug;
    if (showing === undefined || slug === undefined || !this.mayDraft) return;
    const begun = this.#begun(showing);
    if (begun !== null) return show(begun);
    const id = this.#idByShowing.get(seq) ?? newId();
    this.#idByShowing.set(seq, id);
    foot.tell(t("making"));
    const { id: cardId, kind: cardKind } = showing.card;
    const answer = await feedApi(slug).draft(id, { type: "card", cardId, showing: seq, cardKind });
    if (!answer.ok) return foot.refuse(problemWords(answer.problem));
    this.#idByShowing.delete(seq);
    foot.tell(t("made", { title: labelOf(showing.card) }));
    this.#list.put(answer.value);
    show(answer.value);
  }

  /** A draft of the same showing that nobody has approved yet: it is gone on with. */
  #begun({ seq }: Showing): Highlight | null {
    const highlights = this.told?.highlights ?? [];
    const { isRehearsal } = this.#hands.line.state;
    return (
      highlights.find(
        (one) =>
          one.state === "draft" &&
          one.isRehearsal === isRehearsal &&
          one.released.length === 0 &&
          one.source.type === "card" &&
          one.source.showing === seq,
      ) ?? null
    );
  }
}

const none: readonly Showing[] = [];
