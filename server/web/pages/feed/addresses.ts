import { feedAddress } from "../../../../shared/feeds.ts";

export const feedForms = [
  { form: "atom", type: "application/atom+xml", name: "Atom" },
  { form: "rss", type: "application/rss+xml", name: "RSS" },
  { form: "json", type: "application/feed+json", name: "JSON Feed" },
] as const;
export type FeedForm = (typeof feedForms)[number]["form"];

/** Of a list's page; `slug` `null`: the channel. */
export const listAddress = (slug: string | null): string =>
  slug === null ? feedAddress.channel : feedAddress.meeting(slug);

export const formAddress = (slug: string | null, form: FeedForm): string => `${listAddress(slug)}.${form}`;
