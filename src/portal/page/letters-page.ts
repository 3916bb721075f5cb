import type { Language } from '../../domain/names.ts'
import { PAGE_LANGUAGES } from '../../words/languages.ts'
import { html, type Html } from '../../words/html.ts'
import { documentOf, otherThan } from './document.ts'
import { hiddenInputs, type Slip } from './forms.ts'
import { label } from './labels.ts'
import { timeOf, type Reader } from './said.ts'

type Letter = { language: string; subject: string | null; body: string | null; sentAt: number }

type Shown = {
  letters: readonly Letter[]
  /** Where earlier ones go on, if there are any. */
  next?: string | undefined
  slip: Slip
  /** In which zone its times are told. */
  zone: string
  language: Language
  nonce: string
  firm?: string | undefined
}

/** What was written to the customer, word for word, the latest first. */
export function lettersPage({ letters, next, slip, zone, language, nonce, firm }: Shown): string {
  const title = label('letters', language)
  const to = (action: string, more: Record<string, string>, words: string, lang?: Language) =>
    html`<form method="post" action="${action}">
      ${hiddenInputs({ ...slip, lang: language, ...more })}
      <button class="quiet" lang="${lang}">${words}</button>
    </form>`
  const other = otherThan(language)
  const switcher = to('/progress/letters', { lang: other }, label('other', language), other)
  const body = html`<section>
    <p class="number">${slip.number}</p>
    <h1>${title}</h1>
    ${letters.length === 0 && html`<p>${label('noLetters', language)}</p>`}
    <ol class="history">
      ${letters.map((letter) => letterItem(letter, { language, zone }))}
    </ol>
    <div class="row">
      ${next !== undefined && to('/progress/letters', { before: next }, label('earlier', language))}
      ${to('/progress', {}, label('back', language))}
    </div>
  </section>`
  return documentOf({ language, nonce, firm, title, switcher, body })
}

const letterItem = ({ language: own, subject, body, sentAt }: Letter, reader: Reader): Html =>
  html`<li lang="${PAGE_LANGUAGES[own as Language]}">
    <time>${timeOf(sentAt, reader)}</time>
    <h2>${subject ?? label('erased', reader.language)}</h2>
    ${body !== null && html`<p class="say">${body}</p>`}
  </li>`
