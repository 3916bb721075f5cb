import type { Instant } from '../../domain/instant.ts'
import { clockName } from '../../words/clocks.ts'
import { eventName } from '../../words/events.ts'
import { EVIDENCE_KINDS } from '../../words/findings.ts'
import { ROLES } from '../../words/people.ts'
import { ESCALATION_STATES, NOTICE_STATES } from '../../words/stages.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { FileClock, FileEdition, FileEntry } from './edition.ts'
import { html, type Html, type Part } from '../../words/html.ts'
import type { Internal } from './internal.ts'
import { label } from './labels.ts'
import { actorCalled, calledIn } from '../../words/telling/said.ts'
import { shown, spanOf, timeOf, type Page } from './shown.ts'

const moment = (at: Instant, page: Page): Html => html`<time>${timeOf(at, page)}</time>`

/** A heading and a table; nothing at all where there are no rows. */
export function table(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly Part[])[],
  page: Page,
) {
  if (rows.length === 0) return undefined
  return html`<section>
    <h2>${label(title, page.language)}</h2>
    <table>
      <thead>
        <tr>
          ${columns.map((name) => html`<th>${label(name, page.language)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

export function clocksTable(clocks: readonly FileClock[], page: Page): Html | undefined {
  const rows = clocks.map((clock) => [
    [
      clockName(clock.name, page.language, page.names.clocks),
      clock.owedBy === 'customer' && html` <small>${label('owe', page.language)}</small>`,
    ],
    clock.cycle,
    moment(clock.startedAt, page),
    [
      moment(clock.dueAt, page),
      clock.provisional && html` <small>${label('provisional', page.language)}</small>`,
    ],
    clock.endedAt !== undefined && moment(clock.endedAt, page),
    html`<span class="result ${clock.result}">${label(clock.result, page.language)}</span>`,
    clock.pauses.map(({ from, until }) => html`<div class="span">${spanOf(from, until, page)}</div>`),
  ])
  return table('clocks', ['clock', 'cycle', 'started', 'due', 'done', 'result', 'pauses'], rows, page)
}

/** The events in which a person decided, and the fields that say what. */
const DECISIONS: Readonly<Record<string, readonly string[]>> = {
  classified: ['severity', 'urgency', 'priority', 'complexity', 'category'],
  kindChanged: ['before', 'kind', 'reason'],
  findingsRecorded: ['upheld', 'rootCause'],
  proposalDrafted: ['draft', 'items', 'redress', 'executeBy'],
  solutionProposed: ['draft', 'items', 'redress', 'executeBy'],
  solutionOffered: ['items', 'redress', 'executeBy'],
  redressCarriedOut: ['item'],
  proposalApproved: [],
  proposalReturned: ['reason'],
  finalResponseDrafted: ['upheld'],
  clearanceNeeded: ['of', 'clearer', 'draftedBy'],
  cleared: ['of', 'clearer'],
  clearanceReturned: ['of', 'reason'],
  solutionAccepted: [],
  solutionDeclined: ['reason'],
  handlingAccepted: [],
  referralRecorded: ['origin', 'reference', 'dueAt'],
  referralAnswered: ['summary'],
  dueMoved: ['before', 'dueAt', 'reason'],
  extensionGranted: ['dueAt', 'approvedBy'],
  revisitRecorded: ['result', 'score', 'solved'],
  rated: ['result', 'score', 'solved'],
  finalResponseGiven: ['upheld'],
  refused: ['ground'],
  transferred: ['to'],
  merged: ['into'],
  withdrawn: [],
  reopened: ['reason'],
  closed: ['outcome'],
}
/** Of these, the fields that hold codes. */
const CODED = new Set([
  'of',
  'clearer',
  'severity',
  'urgency',
  'complexity',
  'upheld',
  'result',
  'ground',
  'outcome',
])

/** An emergency has a table of its own: what was done about it, with what, and how it went (R57). */
const EMERGENCY: typeof DECISIONS = {
  emergencyDeclared: ['reason'],
  emergencyMeasured: ['what'],
  resourceAssigned: ['what', 'department', 'person', 'until'],
  emergencyEnded: ['summary'],
  emergencyEvaluated: ['effective', 'text'],
}

export const decisionsTable = (entries: readonly FileEntry[], page: Page) =>
  eventsTable('decisions', DECISIONS, entries, page)

export const emergencyTable = (entries: readonly FileEntry[], page: Page) =>
  eventsTable('emergencies', EMERGENCY, entries, page)

function eventsTable(
  title: string,
  events: typeof DECISIONS,
  entries: readonly FileEntry[],
  page: Page,
): Html | undefined {
  const rows = entries
    .filter(({ type, voided }) => Object.hasOwn(events, type) && !voided)
    .map(({ sequence, type, at, said, by }) => [
      sequence,
      moment(at, page),
      [
        html`<strong>${eventName(type, page.language)}</strong>`,
        events[type]!.filter((name) => said[name] !== undefined).map(
          (name) => html` · ${label(name, page.language)} ${shown(name, said[name], page, CODED.has(name))}`,
        ),
      ],
      actorCalled(by, page),
    ])
  return table(title, ['entry', 'when', 'what', 'who'], rows, page)
}

export function evidenceTable(entries: readonly FileEntry[], page: Page): Html | undefined {
  const rows = entries.flatMap(({ sequence, at, type, said, voided }) => {
    const own = type === 'evidenceAttached' ? said : (said['evidence'] ?? said['proof'])
    if (typeof own !== 'object' || own === null) return []
    const { kind, name, source, digest } = own as Record<string, unknown>
    return [
      [
        sequence,
        moment(at, page),
        [
          typeof kind === 'string' && wordIn(EVIDENCE_KINDS, kind, page.language),
          voided && ` (${label('voided', page.language)})`,
        ],
        [name, source].filter((one) => typeof one === 'string').join(' · '),
        typeof digest === 'string' && html`<code>${digest.slice(0, 16)}…</code>`,
      ],
    ]
  })
  return table('evidence', ['entry', 'when', 'kind', 'source', 'digest'], rows, page)
}

export function noticesTable({ notices }: FileEdition, page: Page): Html | undefined {
  const rows = notices.map(({ template, to, state, createdAt, sentAt }) => [
    eventName(template, page.language),
    [
      wordIn(ROLES, to.role, page.language),
      to.department && calledIn('department', to.department, page),
      to.person && calledIn('person', to.person, page),
    ]
      .filter(Boolean)
      .join(' · '),
    moment(createdAt, page),
    sentAt !== undefined && moment(sentAt, page),
    wordIn(NOTICE_STATES, state, page.language),
  ])
  return table('notices', ['template', 'to', 'createdAt', 'sentAt', 'state'], rows, page)
}

export const internalTables = (internal: Internal, page: Page): (Html | undefined)[] => [
  escalationsTable(internal, page),
  pinsTable(internal, page),
  replacementsTable(internal, page),
  retentionTable(internal, page),
]

const momentIf = (at: number | null | undefined, page: Page) =>
  at !== null && at !== undefined && moment(at, page)

function escalationsTable({ escalations }: Internal, page: Page): Html | undefined {
  const rows = escalations.map(({ at, level, clock, to, state, acceptedBy, reason }) => [
    momentIf(at, page),
    level,
    clock ? clockName(clock, page.language, page.names.clocks) : reason,
    to && ROLES[to][page.language],
    state && ESCALATION_STATES[state][page.language],
    acceptedBy && calledIn('acceptedBy', acceptedBy, page),
  ])
  return table('escalations', ['when', 'level', 'clock', 'to', 'state', 'acceptedBy'], rows, page)
}

function pinsTable({ pins }: Internal, page: Page): Html | undefined {
  const rows = pins.map(({ sequence, policy, calendar }) => [
    sequence,
    `${policy.id} ${policy.version}`,
    `${calendar.id} ${calendar.version}`,
  ])
  return table('pins', ['fromSequence', 'policy', 'calendar'], rows, page)
}

function replacementsTable({ replacements }: Internal, page: Page): Html | undefined {
  const rows = replacements.map(({ replacedAt, fromSequence, entries }) => [
    momentIf(replacedAt, page),
    fromSequence,
    entries.map(({ type }) => eventName(type, page.language)).join(', '),
  ])
  return table('replacements', ['when', 'fromSequence', 'what'], rows, page)
}

function retentionTable({ decisions }: Internal, page: Page): Html | undefined {
  const rows = decisions.map(({ at, kind, reason, until }) => [
    momentIf(at, page),
    kind,
    reason,
    momentIf(until, page),
  ])
  return table('retention', ['when', 'what', 'reason', 'until'], rows, page)
}
