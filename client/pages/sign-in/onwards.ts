import { slugPattern } from "../../../shared/ids.ts";

/** Where a person goes after the door: the room they wanted, by its meeting's name only, so that no link leads elsewhere. */
export function onwardsFrom(search: string): string {
  const slug = new URLSearchParams(search).get("dalee");
  return slug !== null && slugPattern.test(slug) ? `/pult/${slug}` : "/pult";
}
