import type { Language } from '../../domain/names.ts'
import { html, type Html } from '../../words/html.ts'
import { complainWord } from '../complain/words.ts'
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
      ${slipInput({ name: 'number', id: 'number', value: number, like: 'Y20261122-ABCDEFGH-0' }, language)}
      ${slipInput({ name: 'secret', id: 'secret', value: secret, like: 'K7QD-0123-4567-89AB-CDEF' }, language)}
      <button>${label('show', language)}</button>
    </form>
    ${lostForm(number, language)}
    <p class="row">
      <a href="/complain?lang=${language}">${complainWord('title', language)}</a>
      <a href="/about?lang=${language}">${complainWord('about', language)}</a>
    </p>
  </section>`
  return documentOf({ language, nonce, firm, note, switcher, body })
}

type SlipInput = { name: 'number' | 'secret'; id: string; value: string; like: string }

/** A part of the slip, in capitals whichever way it is typed. */
const slipInput = ({ name, id, value, like }: SlipInput, language: Language): Html =>
  html`<label for="${id}">${label(name, language)}</label>
    <input
      id="${id}"
      name="${name}"
      value="${value}"
      required
      maxlength="80"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      placeholder="${like}"
    />`

/** Who has lost the secret gets a link by the address that is on record. */
const lostForm = (number: string, language: Language): Html =>
  html`<details>
    <summary>${label('lost', language)}</summary>
    <form method="post" action="/progress/lost">
      <input type="hidden" name="lang" value="${language}" />
      <p class="soft">${label('lostHint', language)}</p>
      ${slipInput({ name: 'number', id: 'lost-number', value: number, like: '' }, language)}
      <label for="address">${label('address', language)}</label>
      <input id="address" name="address" type="email" required maxlength="200" autocomplete="email" />
      <button>${label('renew', language)}</button>
    </form>
  </details>`
