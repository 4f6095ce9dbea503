import type { Post } from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { Clock } from "../../clock.ts";
import type { Job, Outcome, Remote, Target } from "../target-kind.ts";

/** What a rehearsal sent. */
export interface DryPost {
  readonly remote: Remote;
  readonly key: string;
  readonly post: Post;
  readonly at: ProgramTime;
  readonly under: Remote | null;
}

export interface DryTarget extends Target {
  /** Oldest first. */
  posts(): readonly DryPost[];
}

const MOST_POSTS = 500;

/** Takes everything as a target of the same kind would, keeps the last 500 in memory, and nothing leaves. */
export function createDryTarget({ clock }: { readonly clock: Clock }): DryTarget {
  const postById = new Map<string, DryPost>();
  const keep = (post: DryPost): Outcome => {
    postById.delete(post.remote.id);
    postById.set(post.remote.id, post);
    for (const oldest of postById.keys()) {
      if (postById.size <= MOST_POSTS) break;
      postById.delete(oldest);
    }
    return { type: "sent", remote: post.remote, said: "dry" };
  };
  return {
    posts: () => [...postById.values()],
    send: async (job) => keep(postOf(job, { id: `dry-${job.key}`, url: null }, clock.now())),
    // What it has forgotten is taken as if it were there: a rehearsal ends where the memory does.
    edit: async (job) => keep(postOf(job, job.remote ?? { id: `dry-${job.key}`, url: null }, clock.now())),
    async remove({ key, remote }) {
      const id = remote?.id ?? `dry-${key}`;
      postById.delete(id);
      return { type: "sent", remote: { id, url: null }, said: "dry" };
    },
    async find({ key }) {
      const found = postById.get(`dry-${key}`);
      return found === undefined
        ? { type: "missed", said: "dry" }
        : { type: "found", remote: found.remote, said: "dry" };
    },
    check: async () => ({ isOk: true, account: "dry", reason: null, said: "dry" }),
  };
}

const postOf = ({ key, post, thread }: Job, remote: Remote, at: ProgramTime): DryPost => ({
  ...{ remote, key, post, at },
  under: thread?.previous ?? null,
});
