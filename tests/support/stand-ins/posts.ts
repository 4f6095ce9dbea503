/** What a network really stored: the truth that every claim of a target is held against. */
export interface StoredPost {
  readonly id: string;
  /** As followers read it. */
  text: string;
  media: readonly StoredMedia[];
  /** The post that it answers. */
  readonly replyTo: string | null;
  /** What the client named it by: an idempotency key, a record's name. */
  readonly key: string | null;
  readonly at: number;
  edits: number;
  isGone: boolean;
}

export interface StoredMedia {
  readonly type: string;
  readonly bytes: Buffer;
  readonly alt: string | null;
}

type NewPost = Pick<StoredPost, "id" | "text"> & Partial<Pick<StoredPost, "media" | "replyTo" | "key" | "at">>;

export class Posts {
  /** All that ever stood, oldest first. */
  readonly all: StoredPost[] = [];

  add({ media = [], replyTo = null, key = null, at = 0, ...post }: NewPost): StoredPost {
    const stored = { ...post, media, replyTo, key, at, edits: 0, isGone: false };
    this.all.push(stored);
    return stored;
  }

  /** What followers see now. */
  get live(): readonly StoredPost[] {
    return this.all.filter(({ isGone }) => !isGone);
  }

  byId(id: string): StoredPost | undefined {
    return this.live.find((post) => post.id === id);
  }

  remove(id: string): boolean {
    const post = this.byId(id);
    if (post !== undefined) post.isGone = true;
    return post !== undefined;
  }
}
