import { sayNumber } from "../../shared/cards/chart.ts";

/** `−3 047,5`: with a minus sign and not a hyphen. */
export const numberInWords = (value: number): string => sayNumber(value).replace("-", "−");

const short = new Intl.NumberFormat("ru-RU", { notation: "compact", maximumFractionDigits: 1 });

/** For marks of a scale: `1,5 млн`. */
export const shortNumber = (value: number): string => short.format(value).replace("-", "−");
