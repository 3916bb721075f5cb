import { html, type Part } from '../../words/html.ts'
import type { Promised } from '../promises.ts'
import { label } from './labels.ts'
import { timeOf, type Reader } from './said.ts'

/** What we owe the customer, and by when. */
export function promisesSection(promises: readonly Promised[], reader: Reader): Part {
  const { language } = reader
  if (promises.length === 0) return undefined
  return html`<section>
    <h2>${label('next', language)}</h2>
    ${promises.map(
      ({ words, dueAt, provisional, extended, pausedFor, overdue }) =>
        html`<div class="due">
          <strong>${words}</strong>
          ${!pausedFor && html`<time>${label('until', language)} ${timeOf(dueAt, reader)}</time>`}
          ${overdue && html`<span class="tag overdue">${label('overdue', language)}</span>`}
          ${pausedFor && html`<span class="tag">${label(pausedFor, language)}</span>`}
          ${extended && html`<span class="tag">${label('extended', language)}</span>`}
          ${provisional && html`<span class="tag">${label('provisional', language)}</span>`}
        </div>`,
    )}
  </section>`
}
