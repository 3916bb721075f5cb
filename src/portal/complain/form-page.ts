import { Kind } from '../../domain/policy/policy.ts'
import type { Title } from '../../domain/names.ts'
import { codeName } from '../../words/codes.ts'
import { html, type Html, type Part } from '../../words/html.ts'
import { answersPart } from './answers.ts'
import { FORM_SCRIPT_AT } from './script.ts'
import type { Question } from '../about/questions.ts'
import { documentOf, otherThan, type Note } from '../page/document.ts'
import { hiddenInputs } from '../page/forms.ts'
import { label } from '../page/labels.ts'
import { faultOf, field, picks, type Form } from './fields.ts'
import { complainWord, FIELD_LABELS, KIND_LABELS } from './words.ts'

/** What it can be about, in plain words. */
export type Topic = { id: string; title: Title; definition: Title }

export type FormGiven = Form & {
  nonce: string
  firm?: string | undefined
  note?: Note | undefined
  /** Sent twice with the same key it is taken in once. */
  key: string
  /** The last day that may be named. */
  today: string
  topics: readonly Topic[]
  privacy?: { version: string; text: Title } | undefined
  isSensitive?: boolean | undefined
  /** Whether files can be kept here, and which have come in. */
  takesFiles: boolean
  /** What is often asked of what they chose. */
  questions: readonly Question[]
  kept: readonly { name?: string | undefined; ticket: string }[]
  /** Which were sent and are not there. */
  lost: readonly string[]
  /** Nothing has been sent of it: a draft may be filled in. */
  isNew: boolean
}

/** Where customers tell what is wrong, or good, or could be better. */
export function formPage(given: FormGiven): string {
  const { language, nonce, firm, note, key, faults } = given
  const other = otherThan(language)
  const say = (name: Parameters<typeof complainWord>[0]) => complainWord(name, language)
  const switcher = html`<a href="/complain?lang=${other}" lang="${other}" hreflang="${other}"
    >${label('other', language)}</a
  >`
  const encoding = given.takesFiles ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
  const draft = given.isNew ? 'new' : 'sent'
  const body = html`<form method="post" action="/complain" enctype="${encoding}" data-draft="${draft}">
      ${hiddenInputs({ lang: language, key })}
      <p class="trap" aria-hidden="true">
        <label for="website">${say('trap')}</label
        ><input id="website" name="website" tabindex="-1" autocomplete="off" />
      </p>
      <h1>${say('title')}</h1>
      <p class="soft">
        ${say('intro')} <a href="/progress?lang=${language}">${say('follow')}</a> ·
        <a href="/about?lang=${language}">${say('about')}</a>
      </p>
      ${faults.size > 0 && summary(given)} ${answered(given)} ${matter(given)} ${which(given)} ${you(given)}
      ${consent(given)} ${files(given)}
      <button>${say('send')}</button>
    </form>
    <form method="post" action="/complain/helped" id="helped">${hiddenInputs({ lang: language })}</form>`
  return documentOf({
    language,
    nonce,
    firm,
    note,
    switcher,
    body,
    title: say('title'),
    script: FORM_SCRIPT_AT,
  })
}

/** Which fields do not fit, each a link to it. */
const summary = ({ language, faults }: FormGiven): Html =>
  html`<div class="note bad" role="alert">
    <p>${complainWord('look', language)}</p>
    <ul>
      ${[...faults.keys()].map((name) => html`<li><a href="#${name}">${FIELD_LABELS[name][language]}</a></li>`)}
    </ul>
  </div>`

/** It may be answered already. */
const answered = ({ questions, language }: FormGiven): Part =>
  questions.length > 0 && html`<section>${answersPart(questions, language)}</section>`

const matter = (form: FormGiven): Html =>
  html`<section>
    <h2>${complainWord('matter', form.language)}</h2>
    ${picks(
      'kind',
      Kind.options.map((value) => ({ value, text: KIND_LABELS[value][form.language] })),
      form,
    )}
    ${field('subject', form, { owed: true })} ${field('description', form, { owed: true, rows: 6 })}
    <div id="suggested" aria-live="polite"></div>
    ${field('wish', form, { rows: 3 })} ${field('happenedOn', form, { type: 'date', max: form.today })}
    ${field('place', form)}
  </section>`

const which = (form: FormGiven): Html =>
  html`<section>
    <h2>${complainWord('which', form.language)}</h2>
    ${
      form.topics.length > 0 &&
      picks(
        'topic',
        [
          ...form.topics.map(({ id, title, definition }) => ({
            ...{ value: id, text: title[form.language], hint: definition[form.language] },
          })),
          { value: '', text: complainWord('unknown', form.language) },
        ],
        form,
      )
    }
    ${field('orderNumber', form)} ${field('contractNumber', form)} ${field('model', form)}
    ${field('serial', form)} ${field('storeId', form)}
  </section>`

function you(form: FormGiven): Html {
  const { language } = form
  const methods = ['phone', 'email', 'message'].map((value) => ({
    ...{ value, text: codeName('method', value, language) },
  }))
  return html`<section>
    <h2>${complainWord('you', language)}</h2>
    ${field('name', form, { owed: true, auto: 'name' })}
    <p class="soft">${complainWord('reach', language)}</p>
    ${field('phone', form, { type: 'tel', auto: 'tel' })}
    ${field('email', form, { type: 'email', auto: 'email' })}
    ${picks('preferredMethod', [{ value: '', text: complainWord('noWish', language) }, ...methods], form)}
  </section>`
}

/** They are sent last: where they do not come in whole, what was typed has. */
function files(form: FormGiven): Part {
  const { language, kept, lost, takesFiles } = form
  if (!takesFiles) return undefined
  return html`<section>
    ${lost.map((name) => hiddenInputs({ lost: name }))}
    ${
      kept.length > 0 &&
      html`<p>${complainWord('kept', language)}: ${kept.map(({ name }) => name ?? '·').join(', ')}</p>
        ${kept.map(({ ticket }) => hiddenInputs({ kept: ticket }))}`
    } <label for="files">${complainWord('files', language)}</label
    ><input id="files" type="file" name="files" multiple aria-describedby="files-hint" />
    <small id="files-hint">${complainWord('filesHint', language)}</small>${faultOf('files', form)}
  </section>`
}

/** Nobody is barred by what they do not agree to. */
function consent({ language, privacy, isSensitive }: FormGiven): Part {
  if (!privacy) return undefined
  return html`<section>
    <details>
      <summary>${complainWord('privacy', language)}</summary>
      <p class="say">${privacy.text[language]}</p>
      <p><small>${complainWord('version', language)} ${privacy.version}</small></p>
    </details>
    <input type="hidden" name="notice" value="${privacy.version}" />
    <label class="pick"
      ><input type="checkbox" name="sensitive" value="yes" ${isSensitive && html`checked`} />
      ${complainWord('sensitive', language)}</label
    >
  </section>`
}
