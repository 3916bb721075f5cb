import type { Language } from '../../domain/names.ts'
import { html } from '../../words/html.ts'
import { documentOf, otherThan, type Note } from './document.ts'
import { label } from './labels.ts'

type Given = {
  language: Language
  nonce: string
  firm?: string | undefined
  note?: Note | undefined
  number?: string
  secret?: string
}

/** Where number and secret are typed. */
export function lookUpPage({ language, nonce, firm, note, number = '', secret = '' }: Given): string {
  const other = otherThan(language)
  const switcher = html`<a href="/progress?lang=${other}" lang="${other}" hreflang="${other}"
    >${label('other', language)}</a
  >`
  const body = html`<section>
    <h1>${label('title', language)}</h1>
    <p>${label('enter', language)}</p>
    <form method="post" action="/progress">
      <input type="hidden" name="lang" value="${language}" />
      <label for="number">${label('number', language)}</label>
      <input
        id="number"
        name="number"
        value="${number}"
        required
        maxlength="80"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        placeholder="Y20261122-ABCDEFGH-0"
      />
      <label for="secret">${label('secret', language)}</label>
      <input
        id="secret"
        name="secret"
        value="${secret}"
        required
        maxlength="80"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        placeholder="K7QD-0123-4567-89AB-CDEF"
      />
      <button>${label('show', language)}</button>
    </form>
  </section>`
  return documentOf({ language, nonce, firm, note, switcher, body })
}
