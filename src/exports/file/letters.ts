import { html, type Html } from '../../words/html.ts'
import { LANGUAGES } from '../../words/languages.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { FileEdition } from './edition.ts'
import { label } from './labels.ts'
import { timeOf, type Page } from './shown.ts'
import { table } from './tables.ts'

/** What was written to the customer, word for word (R71). */
export function lettersTable({ letters, masked }: FileEdition, page: Page): Html | undefined {
  const gone = html`<span class="erased">${label(masked ? 'withheld' : 'erased', page.language)}</span>`
  const rows = letters.map(({ sentAt, channel, language, subject, body }) => [
    html`<time>${timeOf(sentAt, page)}</time>`,
    `${label(channel, page.language)} · ${wordIn(LANGUAGES, language, page.language)}`,
    subject === undefined
      ? gone
      : html`<strong>${subject}</strong>
          <div class="text">${body}</div>`,
  ])
  return table('letters', ['sentAt', 'method', 'text'], rows, page)
}
