import { MOST_NAME, MOST_QUESTION } from "../../../../shared/exhibition/question-bounds.ts";
import type { PublicAnswer, PublicStand } from "../../../../shared/exhibition.ts";
import { type Markup, markup } from "../markup.ts";

/** What was asked and answered for all to read. */
export function answersOf({ answers }: PublicStand): Markup | null {
  if (answers.length === 0) return null;
  return markup`<section class="answers" aria-labelledby="answers"><h2 id="answers">Вопросы и ответы</h2>
<dl>
${answers.map(answer)}</dl></section>
`;
}

const answer = ({ question, name, answer }: PublicAnswer): Markup =>
  markup`<div><dt class="pre-line">${question}${name === "" ? null : markup`<span class="note">${name}</span>`}</dt><dd class="pre-line">${answer}</dd></div>
`;

/**
 * The form is the server's; sending it is the script's, because an answer comes back to this browser only (EB68). Without script
 * the ways to reach the stand's people stand on the page.
 */
export function askForm(slug: string, { id, takesQuestions }: PublicStand): Markup | null {
  if (!takesQuestions) return null;
  return markup`<section class="asking" id="vopros" aria-labelledby="ask-title"><h2 id="ask-title">Вопрос стенду</h2>
<noscript><p>Чтобы задать вопрос здесь, нужен JavaScript. Контакты учреждения, если оно их указало, есть на\u00a0этой странице.</p></noscript>
<efir-stand-ask meeting="${slug}" stand="${id}"><form class="ask" hidden novalidate>
<p><label for="ask-text">Ваш вопрос</label><textarea id="ask-text" name="text" rows="4" maxlength="${MOST_QUESTION}" required></textarea></p>
<p><label for="ask-name">Как вас зовут <span class="hint">не\u00a0обязательно</span></label><input id="ask-name" name="name" maxlength="${MOST_NAME}" autocomplete="name"></p>
<p class="ask__problem" role="alert"></p>
<button class="btn btn--primary" type="submit">Отправить вопрос</button>
<p class="note">Ответ появится на\u00a0этой странице в\u00a0этом браузере. Если стенд решит, что он полезен всем, его увидят все.</p>
</form></efir-stand-ask></section>
`;
}
