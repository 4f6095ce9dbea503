import { translator } from "../i18n/translator.ts";

export const t = translator({
  ru: {
    nothingOnAir: "Здесь появятся слайды и имя докладчика, когда их покажут в эфире",
    nothingWasOnAir: "В этот момент слайдов и карточек в эфире не было",
  },
  en: {
    nothingOnAir: "Slides and the speaker's name appear here when they are on air",
    nothingWasOnAir: "There were no slides or cards on air at this moment",
  },
});
