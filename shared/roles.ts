/** Who may do what. One table: nothing else in the house decides rights. */
export const roles = ["viewer", "editor", "moderator", "producer", "admin", "system"] as const;
export type Role = (typeof roles)[number];

/** Who sends a command. `id` is an account id, or the name of the machine part (`sample`, `ingest`) for role `system`. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
}
