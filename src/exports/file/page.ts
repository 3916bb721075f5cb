import { PAGE_LANGUAGES } from '../../words/languages.ts'
import { offsetMinutesAt } from '../../domain/instant.ts'
import { codeName } from '../../words/codes.ts'
import { communicationsTable } from './communications.ts'
import type { FileEdition } from './edition.ts'
import type { Head } from './head.ts'
import { html, styleOf, written, type Html } from '../../words/html.ts'
import { label } from './labels.ts'
import { calledIn } from '../../words/telling/said.ts'
import { shown, timeOf, type Page } from './shown.ts'
import { STYLES } from './styles.ts'
import { lettersTable } from './letters.ts'
import {
  clocksTable,
  decisionsTable,
  emergencyTable,
  evidenceTable,
  internalTables,
  noticesTable,
} from './tables.ts'
import { timeline } from './timeline.ts'

/** A complaint's file as a page to read and to print on A4. The zone is the one its deadlines are counted in. */
export function filePage(edition: FileEdition, page: Page): string {
  const { language } = page
  const { complaint, entries, clocks, internal } = edition
  const document = html`<!doctype html>
    <html lang="${PAGE_LANGUAGES[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${complaint.number} ${label('file', language)}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        ${headerOf(edition, page)} ${factsOf(complaint, page)} ${clocksTable(clocks, page)}
        ${decisionsTable(entries, page)} ${emergencyTable(entries, page)}
        ${communicationsTable(edition, page)} ${timeline(entries, page)} ${evidenceTable(entries, page)}
        ${noticesTable(edition, page)} ${lettersTable(edition, page)}
        ${internal && internalTables(internal, page)} ${footerOf(edition, page)}
      </body>
    </html>`
  return `${written(document).trim()}\n`
}

const STYLE = styleOf(STYLES)

function headerOf({ complaint, audience, masked }: FileEdition, page: Page): Html {
  const { language } = page
  const { kind, stage, outcome, number } = complaint
  const edition = [label(audience, language), masked && label('masked', language)].filter(Boolean).join(' · ')
  const stands = Object.entries({ kind, stage, outcome }).flatMap(([field, code]) =>
    code === undefined ? [] : [codeName(field, code, language)],
  )
  return html`<header>
    <div class="line">
      <h1>${label('file', language)}</h1>
      <span class="number">${number}</span>
    </div>
    <div class="line">
      <span>${stands.join(' · ')}</span>
      <span class="edition">${edition}</span>
    </div>
  </header>`
}

/** Fields that take a line of their own. */
const WIDE = ['subject', 'description']

function factsOf(head: Head, page: Page): Html {
  const { details = {}, owner, classification = {}, withheld = [] } = head
  const { complainant, ...about } = details
  const { name, phone, email, preferredMethod, zone } = complainant ?? {}
  const fields: [string, unknown, isCode?: boolean][] = [
    ['channel', head.channel, true],
    ['receivedAt', head.receivedAt],
    ['complainant', name],
    ['registeredAt', head.registeredAt],
    ['phone', phone],
    ['acknowledgedAt', head.acknowledgedAt],
    ['email', email],
    ['preferredMethod', preferredMethod, true],
    ['zone', zone],
    ['closedAt', head.closedAt],
    ['owner', owner && ownerOf(owner, page)],
    ['reopenUntil', head.reopenUntil],
    ...Object.entries(classification).map(([key, code]): [string, unknown, boolean] => [
      key,
      code,
      key !== 'category',
    ]),
    ['rootCause', head.rootCause],
    ['upheld', head.upheld, true],
    ['cycle', head.cycle],
    ['archivedAt', head.archivedAt],
    ['retainUntil', head.retainUntil],
    ['messageId', head.messageId],
    ['mergedInto', head.mergedInto],
    ['absorbed', head.absorbed?.map(({ number }) => number)],
    ...Object.entries(about).map(([key, text]): [string, unknown] => [key, text]),
  ]
  return html`<section>
    <h2>${label('facts', page.language)}</h2>
    <dl class="facts">
      ${fields.map(([key, value, isCode]) => factOf(key, value, page, isCode))}
      ${withheld.map((key) => factOf(key, label('withheld', page.language), page))}
    </dl>
  </section>`
}

const ownerOf = ({ department, person }: NonNullable<Head['owner']>, page: Page): string =>
  [calledIn('department', department, page), person && calledIn('person', person, page)]
    .filter(Boolean)
    .join(' · ')

function factOf(key: string, value: unknown, page: Page, isCode = false): Html | false {
  if (value === undefined || value === '') return false
  return html`<div class="field ${WIDE.includes(key) && 'wide'}">
    <dt>${label(key, page.language)}</dt>
    <dd>${shown(key, value, page, isCode)}</dd>
  </div>`
}

function footerOf({ complaint, madeAt }: FileEdition, page: Page): Html {
  const { language } = page
  const { policy, calendar, version } = complaint
  const minutes = offsetMinutesAt(madeAt, page.zone)
  const offset = `UTC${minutes < 0 ? '-' : '+'}${clockOf(Math.abs(minutes))}`
  return html`<footer>
    <div>
      ${label('madeAt', language)}
      ${timeOf(madeAt, page)}${version !== undefined && ` · ${label('version', language)} ${version}`} ·
      ${label('times', language)} ${calendar.zone} (${offset})
    </div>
    <div>
      ${label('policy', language)} ${policy.id} ${policy.version} · ${label('calendar', language)}
      ${calendar.id} ${calendar.version}
    </div>
  </footer>`
}

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
