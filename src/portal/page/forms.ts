import type { Language } from '../../domain/names.ts'
import { randomUUID } from 'node:crypto'
import { html, type Html } from '../../words/html.ts'
import { doingOf, type ProgressAction } from '../actions.ts'
import { FORMS } from './labels.ts'

/** What opens the complaint; it travels from page to page in the forms, and nowhere else. */
export type Slip = { number: string; secret: string }

export const hiddenInputs = (fields: Record<string, string>): Html[] =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)

/** Sent twice, by a second press or a reload, it is still done once: each form has a key of its own. */
export function actionForm(action: ProgressAction, slip: Slip, language: Language): Html {
  const { hint, words, button } = FORMS[action]
  const { says } = doingOf(action)
  const id = `${action}-words`
  return html`<form method="post" action="/progress">
    ${hiddenInputs({ ...slip, lang: language, action, key: randomUUID() })}
    ${hint && html`<p class="soft">${hint[language]}</p>`}
    ${
      says &&
      words &&
      html`<label for="${id}">${words[language]}</label
        ><textarea
          id="${id}"
          name="words"
          required
          maxlength="${says === 'text' ? 10_000 : 2_000}"
        ></textarea>`
    }
    <button class="${action === 'withdraw' && 'warn'}">${button[language]}</button>
  </form>`
}
