/** What a person is asked to agree to before they are recorded. What was shown is kept with each consent, word for word. */
export const consentWords = (meeting: string): { readonly ru: string; readonly en: string } => ({
  ru:
    `Я соглашаюсь, чтобы запись разговора со мной, моё имя и должность показали в трансляции «${meeting}» и опубликовали ` +
    "на её страницах. Согласие можно отозвать в любой момент: запись, имя и слова удалят.",
  en:
    `I agree that the recording of this talk with me, my name and post are shown in the broadcast “${meeting}” and published ` +
    "on its pages. I may withdraw my consent at any time: the recording, the name and the words will be removed.",
});
