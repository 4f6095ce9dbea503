/** Russia's clocks, west to east, with the cities that people know them by. */
const russian: readonly (readonly [zone: string, ru: string, en: string])[] = [
  ["Europe/Kaliningrad", "Калининград", "Kaliningrad"],
  ["Europe/Moscow", "Москва, Санкт-Петербург, Сочи", "Moscow, Saint Petersburg, Sochi"],
  ["Europe/Samara", "Самара, Ижевск", "Samara, Izhevsk"],
  ["Europe/Saratov", "Саратов, Ульяновск, Астрахань", "Saratov, Ulyanovsk, Astrakhan"],
  ["Asia/Yekaterinburg", "Екатеринбург, Челябинск, Уфа, Пермь", "Yekaterinburg, Chelyabinsk, Ufa, Perm"],
  ["Asia/Omsk", "Омск", "Omsk"],
  ["Asia/Novosibirsk", "Новосибирск, Барнаул, Томск", "Novosibirsk, Barnaul, Tomsk"],
  ["Asia/Krasnoyarsk", "Красноярск, Кемерово, Абакан", "Krasnoyarsk, Kemerovo, Abakan"],
  ["Asia/Irkutsk", "Иркутск, Улан-Удэ", "Irkutsk, Ulan-Ude"],
  ["Asia/Yakutsk", "Якутск, Чита, Благовещенск", "Yakutsk, Chita, Blagoveshchensk"],
  ["Asia/Vladivostok", "Владивосток, Хабаровск", "Vladivostok, Khabarovsk"],
  ["Asia/Magadan", "Магадан, Южно-Сахалинск", "Magadan, Yuzhno-Sakhalinsk"],
  ["Asia/Kamchatka", "Петропавловск-Камчатский, Анадырь", "Petropavlovsk-Kamchatsky, Anadyr"],
];

export interface ZoneChoice {
  readonly zone: string;
  /** `Екатеринбург, Челябинск — UTC+5` */
  readonly name: string;
}

/** Russian zones first, then every other that this browser knows. `kept` is among them whatever it is. */
export function zoneChoices(
  language: "ru" | "en",
  kept: string,
  at: Date = new Date(),
): { readonly russian: readonly ZoneChoice[]; readonly others: readonly ZoneChoice[] } {
  const listed = new Set(russian.map(([zone]) => zone));
  const all = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", ...(kept === "" ? [] : [kept])]);
  return {
    russian: russian.map(([zone, ru, en]) => ({
      zone,
      name: `${language === "ru" ? ru : en} — ${offsetOf(zone, at)}`,
    })),
    others: [...all]
      .filter((zone) => !listed.has(zone))
      .toSorted()
      .map((zone) => ({ zone, name: `${zone.replaceAll("_", " ")} — ${offsetOf(zone, at)}` })),
  };
}

/** `UTC+5`, `UTC+5:30`, `UTC` */
export function offsetOf(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(at);
  return (parts.find(({ type }) => type === "timeZoneName")?.value ?? "UTC").replace("GMT", "UTC");
}

/** The zone of this browser's own clock. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
