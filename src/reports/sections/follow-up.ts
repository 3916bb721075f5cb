import { html, type Html } from '../../words/html.ts'
import { FIELDS } from '../../words/fields.ts'
import { ACTION_KINDS, EXAMPLE_KINDS } from '../../words/findings.ts'
import { clauses } from '../../words/languages.ts'
import { OUTCOMES, STAGES } from '../../words/stages.ts'
import { DEFINITIONS, GENERAL } from '../../figures/definitions.ts'
import type { CaseFact, ReportData } from '../report-data.ts'
import { paragraph, section, table } from '../tables.ts'
import type { Telling } from '../telling.ts'

/** More of them is a list to work through, not a report. */
const SHOWN = 15

/** What is being done so that the same does not happen again, and what of it is late (R92). */
export function actions({ data, words, formats, language, named }: Telling): Html {
  const overdue = data.actions.filter((one) => one.overdue)
  const shown = [...overdue, ...data.actions.filter((one) => !one.overdue)].slice(0, SHOWN)
  if (shown.length === 0) return section(words.actions, paragraph(words.none))
  const rest = data.actions.length - shown.length
  return section(
    words.actions,
    paragraph(
      `${words.openActions} ${data.actions.length} · ${words.overdueActions} ${overdue.length}`,
      'small',
    ),
    table(
      [words.action, { title: words.owner, isText: true }, { title: words.due, isText: true }, words.linked],
      shown.map((one) => [
        html`${one.what} <span class="muted">(${ACTION_KINDS[one.kind][language]})</span>`,
        named('people', one.owner),
        one.overdue
          ? html`<span class="bad">${formats.date(one.dueAt)} ${words.overdue}</span>`
          : formats.date(one.dueAt),
        String(one.complaints),
      ]),
    ),
    rest > 0 && paragraph(words.more(rest), 'small'),
  )
}

/** Cases to know of: number, category, stage, and facts that the system has established. */
export function notable(telling: Telling): Html {
  const { data, words, formats, language } = telling
  if (data.notable.length === 0) return section(words.notable, paragraph(words.none))
  const text = (title: string) => ({ title, isText: true })
  return section(
    words.notable,
    table(
      [words.number, text(words.category), text(words.stage), text(words.receivedAt), text(words.facts)],
      data.notable.map((one) => [
        html`<span class="code">${one.number}</span>`,
        html`<div class="named">${telling.categoryNamed(one.category)}</div>`,
        html`<span class="short">${STAGES[one.stage][language]}</span>`,
        html`<span class="short">${formats.date(one.receivedAt)}</span>`,
        clauses(
          one.facts.map((fact) => factWords(telling, fact)),
          language,
        ),
      ]),
    ),
  )
}

/** What others may learn from, as leads told it; not in what was frozen before there were any. */
export function examples({ data, words, language }: Telling): Html | false {
  if (!data.examples) return false
  if (data.examples.length === 0) return section(words.examples, paragraph(words.none))
  const text = (title: string) => ({ title, isText: true })
  return section(
    words.examples,
    table(
      [words.number, text(FIELDS.kind[language]), text(FIELDS.summary[language])],
      data.examples.map(({ number, kind, summary }) => [
        html`<span class="code">${number}</span>`,
        html`<span class="short">${EXAMPLE_KINDS[kind][language]}</span>`,
        summary,
      ]),
    ),
  )
}

/** A fact in a few words of ours. */
export function factWords({ words, formats, language }: Telling, told: CaseFact): string {
  const { facts_ } = words
  switch (told.fact) {
    case 'escalated':
      return facts_.escalated(told.level)
    case 'late':
      return facts_.late(formats.duration(told.lateMs))
    case 'breaches':
      return facts_.breaches(told.count)
    case 'secondHandling':
      return facts_.secondHandling(told.cycle)
    case 'redress':
      return facts_.redress(formats.money([told]))
    case 'closed':
      return facts_.closed(OUTCOMES[told.outcome][language])
    default:
      return facts_[told.fact]()
  }
}

/** The figures that appear in a report, in the order in which they do. */
const DEFINED = [
  'received',
  'open',
  'closed',
  'resolvedShare',
  'clocks.inTimeShare',
  'clocks.lateness',
  'receipt.inTimeShare',
  'response.gross',
  'resolution.gross',
  'escalation.share',
  'satisfaction.goodShare',
  'unreachableShare',
  'repeatShare',
  'reopenedShare',
  'secondHandlingShare',
  'effort.minutes',
  'redress.sums',
  'fairness.waivers',
  'fairness.lateChanges',
  'kinds.left',
  'kinds.objections',
  'responsibility',
  'trainingNeeds',
]

/** Not in what was frozen before there was such a figure. */
const isTold = (data: ReportData, name: string): boolean => name in data.now || name in data

/** How each figure is counted: the same sentences that stand beside the figures everywhere. */
export function definitions({ data, words, language }: Telling): Html {
  const told = DEFINED.filter((name) => isTold(data, name.split('.')[0] ?? name)).flatMap(
    (name) => DEFINITIONS.find((one) => one.name === name) ?? [],
  )
  return html`<section class="definitions">
    <h2>${words.definitions}</h2>
    ${GENERAL[language].slice(0, 4).map((sentence) => paragraph(sentence))}
    <dl>
      ${told.map(
        ({ title, text }) =>
          html`<dt>${title[language]}</dt>
            <dd>${text[language]}</dd>`,
      )}
    </dl>
  </section>`
}
