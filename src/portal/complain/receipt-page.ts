import type { Language } from '../../domain/names.ts'
import { html, type Html, type Part } from '../../words/html.ts'
import { documentOf, otherThan, type Note } from '../page/document.ts'
import { hiddenInputs } from '../page/forms.ts'
import { label } from '../page/labels.ts'
import { promisesSection } from '../page/promises-section.ts'
import type { Promised } from '../promises.ts'
import { FORM_SCRIPT_AT } from './script.ts'
import { complainWord } from './words.ts'

type Given = {
  language: Language
  nonce: string
  firm?: string | undefined
  note?: Note | undefined
  /** It had been taken in before. */
  isAgain: boolean
  number: string
  /** Told once, and again for ten minutes. */
  secret?: string | undefined
  link?: string | undefined
  promises: readonly Promised[]
  zone: string
}

/** Ways to keep what opens it: by mail to oneself, and where scripts run by copying and printing. */
function keeping(secret: string, { language, number, link }: Given): Html {
  const say = (name: Parameters<typeof complainWord>[0]) => complainWord(name, language)
  const text = [
    `${label('number', language)} ${number}`,
    `${label('secret', language)} ${secret}`,
    ...(link === undefined ? [] : [link]),
  ].join('\n')
  const subject = `${say('thanks')} ${number}`
  const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
  return html`<div class="row">
    <a href="${mail}">${say('mailIt')}</a>
    <button type="button" class="quiet" id="copy" hidden data-text="${text}" data-done="${say('copied')}">
      ${say('copyIt')}
    </button>
    <button type="button" class="quiet" id="print" hidden>${say('printIt')}</button>
  </div>`
}

/** It has been taken in: what opens it, and what is promised by when. */
export function receiptPage(given: Given): string {
  const { language, nonce, firm, note, number, secret, link, promises, zone } = given
  const say = (name: Parameters<typeof complainWord>[0]) => complainWord(name, language)
  const title = say(given.isAgain ? 'hadIt' : 'thanks')
  const other = otherThan(language)
  const switcher = html`<a href="/progress?lang=${other}" lang="${other}" hreflang="${other}"
    >${label('other', language)}</a
  >`
  const line = (name: 'number' | 'secret', value: string): Part =>
    html`<p><small>${label(name, language)}</small><span class="big" id="${name}">${value}</span></p>`
  const body = html`<section>
      <h1>${title}</h1>
      ${line('number', number)}
      ${secret === undefined ? html`<p>${say('before')}</p>` : [line('secret', secret), html`<p>${say('keep')}</p>`]}
      ${
        secret !== undefined &&
        html`<form method="post" action="/progress">
          ${hiddenInputs({ number, secret, lang: language })}
          <div class="row">
            <button>${say('follow')}</button>
            <button class="quiet" formaction="/receipt">${label('receipt', language)}</button>
          </div>
        </form>`
      }
      ${secret !== undefined && keeping(secret, given)}
      ${link && html`<p><small>${say('link')}</small><br /><a class="long" href="${link}">${link}</a></p>`}
    </section>
    ${promisesSection(promises, { language, zone })}
    <footer>
      <p>${label('private', language)}</p>
      ${promises.length > 0 && html`<p>${label('zone', language)} ${zone}</p>`}
      <p><a href="/complain?lang=${language}">${say('another')}</a></p>
    </footer>`
  return documentOf({ language, nonce, firm, note, switcher, body, title, script: FORM_SCRIPT_AT })
}
