import type { Language } from '../../domain/names.ts'
import { randomUUID } from 'node:crypto'
import { html, type Html } from '../../words/html.ts'
import { doingOf, type ProgressAction } from '../actions.ts'
import { FORMS, label } from './labels.ts'

/** What opens the complaint; it travels from page to page in the forms, and nowhere else. */
export type Slip = { number: string; secret: string }

export const hiddenInputs = (fields: Record<string, string>): Html[] =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)

/** Sent twice, by a second press or a reload, it is still done once: each form has a key of its own. */
export function actionForm(action: ProgressAction, slip: Slip, language: Language): Html {
  const { hint, words, button } = FORMS[action]
  const { says, asks = [] } = doingOf(action)
  const id = `${action}-words`
  const isOwed = says !== 'comment'
  return html`<form method="post" action="/progress">
    ${hiddenInputs({ ...slip, lang: language, action, key: randomUUID() })}
    ${hint && html`<p class="soft">${hint[language]}</p>`}
    ${asks.includes('score') && scoreField(action, language)}
    ${asks.includes('solved') && solvedField(action, language)}
    ${
      says &&
      words &&
      html`<label for="${id}">${words[language]}</label
        ><textarea
          id="${id}"
          name="words"
          ${isOwed && html`required`}
          maxlength="${says === 'reason' ? 2_000 : 10_000}"
        ></textarea>`
    }
    <button class="${action === 'withdraw' && 'warn'}">${button[language]}</button>
  </form>`
}

const SCORES = [5, 4, 3, 2, 1] as const
const radio = (name: string, value: string, { text, isOwed }: { text: string; isOwed: boolean }): Html =>
  html`<label class="pick"
    ><input type="radio" name="${name}" value="${value}" ${isOwed && html`required`} /> ${text}</label
  >`

/** How content they are; nobody has to say it but who rates. */
const scoreField = (action: ProgressAction, language: Language): Html =>
  html`<fieldset>
    <legend>${label('score', language)}</legend>
    ${SCORES.map((score) => {
      const text = `${score} ${label(`score${score}`, language)}`
      return radio('score', String(score), { text, isOwed: action === 'rate' })
    })}
  </fieldset>`

const solvedField = (action: ProgressAction, language: Language): Html =>
  html`<fieldset>
    <legend>${label('solved', language)}</legend>
    ${(['yes', 'no'] as const).map((answer) =>
      radio('solved', answer, { text: label(answer, language), isOwed: action === 'rate' }),
    )}
  </fieldset>`
