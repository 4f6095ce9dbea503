import { MOST_NAME, MOST_QUESTION } from "../../../../shared/exhibition/question-bounds.ts";
import {
  type PublicAnswer,
  type PublicStand,
  type QuestionState,
  type StandQuestion,
  standPath,
} from "../../../../shared/exhibition.ts";
import { type Markup, markup } from "../markup.ts";
import { baseOf } from "./frame.ts";
import type { StandShown } from "./stand-page.ts";

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

/** What the page's own form was sent with, or what became of a question that it sent. */
export type AskedHere =
  | { readonly question: StandQuestion }
  | { readonly said: { readonly text: string; readonly name: string }; readonly problem: string };

/**
 * The form is the server's. The page's script sends it and keeps the key in this browser (EB68); without a script the browser
 * sends it by itself, and the key stands in the address that it is led to (EB69).
 */
export function askForm({ meeting, stand, asked }: StandShown): Markup | null {
  const { id, takesQuestions } = stand;
  if (!takesQuestions && asked === null) return null;
  const said = asked !== null && "said" in asked ? asked : null;
  const { text, name } = said?.said ?? { text: "", name: "" };
  const problem = said === null ? "" : (problemWords[said.problem] ?? otherProblem);
  const head = markup`<section class="asking" id="vopros" aria-labelledby="ask-title"><h2 id="ask-title">Вопрос стенду</h2>
${asked !== null && "question" in asked ? outcome(asked.question) : null}`;
  if (!takesQuestions) return markup`${head}<p>${problem}</p></section>\n`;
  return markup`${head}<efir-stand-ask meeting="${meeting.slug}" stand="${id}"><form class="ask" method="post" action="${baseOf(meeting)}/${standPath(stand)}#vopros">
<p><label for="ask-text">Ваш вопрос</label><textarea id="ask-text" name="text" rows="4" maxlength="${MOST_QUESTION}" required>${
    // The first end of a line in it is not shown.
    text === "" ? "" : `\n${text}`
  }</textarea></p>
<p><label for="ask-name">Как вас зовут <span class="hint">не\u00a0обязательно</span></label><input id="ask-name" name="name" maxlength="${MOST_NAME}" autocomplete="name" value="${name}"></p>
<p class="ask__problem" role="alert">${problem}</p>
<button class="btn btn--primary" type="submit">Отправить вопрос</button>
<p class="note">Ответ появится на\u00a0этой странице в\u00a0этом браузере. Если стенд решит, что он полезен всем, его увидят все вместе с\u00a0вопросом и\u00a0именем.</p>
<noscript><p class="note">После отправки откроется страница с\u00a0вашим вопросом. Сохраните её адрес: ответ появится только по\u00a0нему.</p></noscript>
</form></efir-stand-ask></section>
`;
}

function outcome({ text, state, acceptedBy, answer }: StandQuestion): Markup {
  const words = state === "open" && acceptedBy !== null ? "Вам готовят ответ" : stateWords[state];
  return markup`<div class="asked" role="status"><p class="pre-line">${text}</p><p class="note">Вопрос отправлен. ${words}. Ответ ищите по\u00a0адресу этой страницы: сохраните его.</p>${
    answer === null ? null : markup`<p class="pre-line asked__answer">${answer}</p>`
  }</div>
`;
}

const stateWords: Readonly<Record<QuestionState, string>> = {
  open: "Ждёт ответа",
  answered: "Есть ответ",
  missed: "Остался без ответа",
};

const problemWords: Readonly<Record<string, string>> = {
  BAD_SHAPE: `Напишите вопрос, не\u00a0длиннее ${MOST_QUESTION} знаков`,
  TOO_FAST: "Вопросов слишком много за короткое время. Отправьте этот через несколько минут",
  NO_QUESTIONS: "Стенд больше не принимает вопросы",
  TOO_MANY: "У стенда слишком много вопросов без ответа. Спросите позже",
};
const otherProblem = "Не получилось отправить. Попробуйте через минуту";
