import { clockName } from '../../words/clocks.ts'
import { eventName } from '../../words/events.ts'
import { actsOf, type Act } from '../../words/telling/journal.ts'
import { listed } from '../../words/languages.ts'
import { ROLES } from '../../words/people.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { FileEntry } from './edition.ts'
import { html, type Html } from '../../words/html.ts'
import { label } from './labels.ts'
import { actorName, calledIn } from '../../words/telling/said.ts'
import { shownFields, timeOf, type Page } from './shown.ts'

/** Everything that happened, in the journal's order. */
export function timeline(entries: readonly FileEntry[], page: Page): Html {
  return html`<section>
    <h2>${label('timeline', page.language)}</h2>
    <ol class="timeline">
      ${actsOf(entries).map((act) => actHtml(act, page))}
    </ol>
  </section>`
}

function actHtml({ head, rest }: Act<FileEntry>, page: Page): Html {
  const { language } = page
  const { sequence, type, at, by, said, withheld, internal, voided } = head
  const marks = [type === 'breached' && 'alarm', voided && 'voided', internal && 'inner']
  return html`<li class="${marks.filter(Boolean).join(' ')}">
    <div class="when">
      <time>${timeOf(at, page)}</time>
      <span class="by"
        >${actorName(by, page)} ${wordIn(ROLES, by.role, language)}
        ${by.for !== undefined && html`${label('standsInFor', language)} ${calledIn('person', by.for, page)}`}</span
      >
    </div>
    <div class="act">
      <h3>
        ${eventName(type, language)} <small>#${sequence}</small> ${internal && tag('internal', page)}
        ${voided && tag('voided', page)}
      </h3>
      <dl>${shownFields(type, said, page)}</dl>
      ${withheld && html`<p class="withheld">${label('withheld', language)}: ${named(withheld, page)}</p>`}
      ${rest.length > 0 && html`<p class="rest">${rest.map((one) => consequence(one, page))}</p>`}
    </div>
  </li>`
}

const tag = (name: string, { language }: Page): Html =>
  html`<span class="tag ${name}">${label(name, language)}</span>`

const named = (names: readonly string[], { language }: Page): string =>
  listed(
    names.map((name) => label(name, language)),
    language,
  )

function consequence({ type, said }: FileEntry, page: Page): Html {
  const clock =
    typeof said['clock'] === 'string' ? clockName(said['clock'], page.language, page.names.clocks) : ''
  const dueAt = typeof said['dueAt'] === 'number' ? ` → ${timeOf(said['dueAt'], page)}` : ''
  return html`<span>${eventName(type, page.language)}${clock && ` · ${clock}`}${dueAt}</span>`
}
