import type { Language } from '../../domain/names.ts'
import { html, written, type Html } from '../../words/html.ts'
import { questionPart } from '../about/page.ts'
import type { Question } from '../about/questions.ts'
import { documentOf } from '../page/document.ts'
import { complainWord } from './words.ts'

/** What is asked often and may answer theirs, each with a button that says that it has; the form `helped` sends it. */
export const answersPart = (questions: readonly Question[], language: Language): Html =>
  html`<h2>${complainWord('answered', language)}</h2>
    ${questions.map((one) => questionPart(one, language, helpedButton(one, language)))}`

const helpedButton = ({ id }: Question, language: Language): Html =>
  html`<button class="quiet" form="helped" name="question" value="${id}">
    ${complainWord('helped', language)}
  </button>`

/** The same as a piece of the page, for whoever is typing. */
export const suggestedAnswers = (questions: readonly Question[], language: Language): string =>
  questions.length === 0 ? '' : written(answersPart(questions, language))

type Given = { language: Language; nonce: string; firm?: string | undefined }

/** Nothing was sent, and they may tell it all the same. */
export function helpedPage({ language, nonce, firm }: Given): string {
  const title = complainWord('hasHelped', language)
  const body = html`<section>
    <h1>${title}</h1>
    <p>${complainWord('notSent', language)}</p>
    <p><a href="/complain?lang=${language}">${complainWord('title', language)}</a></p>
  </section>`
  return documentOf({ language, nonce, firm, title, switcher: undefined, body })
}
