import { instantText, type Instant } from '../../domain/instant.ts'
import type { Title } from '../../domain/names.ts'
import { BASES, CLOCK_RESULTS, clockName } from '../../words/clocks.ts'
import { BYTE_ORDER_MARK, csvLines, type Cell } from '../../words/csv.ts'
import { FIELDS } from '../../words/fields.ts'
import { ROLES } from '../../words/people.ts'
import { wordIn, type Vocabulary } from '../../words/vocabulary.ts'
import type { FileClock } from '../file/edition.ts'
import { PARTS } from '../file/labels.ts'
import type { Page } from '../file/shown.ts'

type Column = { title: Title; cell: (clock: FileClock, page: Page) => Cell }

/** As in the table of complaints: in Chinese codes are words, in English they are the codes; last what a clock is called. */
const COLUMNS: readonly Column[] = [
  { title: { zh: PARTS.clockCode.zh, en: 'clock' }, cell: ({ name }) => name },
  { title: { zh: FIELDS.cycle.zh, en: 'cycle' }, cell: ({ cycle }) => cycle },
  { title: { zh: PARTS.entry.zh, en: 'instance' }, cell: ({ n }) => n },
  { title: { zh: PARTS.basis.zh, en: 'basis' }, cell: ({ basis }, page) => coded(BASES, basis, page) },
  { title: { zh: PARTS.owedBy.zh, en: 'owed_by' }, cell: ({ owedBy }, page) => coded(ROLES, owedBy, page) },
  {
    title: { zh: PARTS.started.zh, en: 'started_at' },
    cell: ({ startedAt }, page) => moment(startedAt, page),
  },
  { title: { zh: PARTS.due.zh, en: 'due_at' }, cell: ({ dueAt }, page) => moment(dueAt, page) },
  {
    title: { zh: FIELDS.provisional.zh, en: 'provisional' },
    cell: ({ provisional = false }, { language }) =>
      language === 'zh' ? FIELDS[provisional ? 'yes' : 'no'].zh : provisional,
  },
  { title: { zh: PARTS.ended.zh, en: 'ended_at' }, cell: ({ endedAt }, page) => moment(endedAt, page) },
  { title: { zh: PARTS.lapsedAt.zh, en: 'lapsed_at' }, cell: ({ lapsedAt }, page) => moment(lapsedAt, page) },
  {
    title: { zh: FIELDS.result.zh, en: 'result' },
    cell: ({ result }, page) => coded(CLOCK_RESULTS, result, page),
  },
  {
    title: { zh: PARTS.pauses.zh, en: 'pauses' },
    cell: ({ pauses }, page) =>
      pauses.map(({ from, until }) => `${moment(from, page)}/${moment(until, page)}`).join(' '),
  },
  {
    title: { zh: FIELDS.clock.zh, en: 'clock_name' },
    cell: ({ name }, { language, names }) => clockName(name, language, names.clocks),
  },
]

/** The clocks of one complaint as a table: what was owed by when, and whether it was kept. Pauses are from/until. */
export const clocksCsv = (clocks: readonly FileClock[], page: Page): string =>
  BYTE_ORDER_MARK +
  csvLines([
    COLUMNS.map(({ title }) => title[page.language]),
    ...clocks.map((clock) => COLUMNS.map(({ cell }) => cell(clock, page))),
  ])

const moment = (at: Instant | undefined, { zone }: Page): string =>
  at === undefined ? '' : instantText(at, zone)

const coded = (words: Vocabulary, code: string | undefined, { language }: Page): string =>
  code === undefined ? '' : language === 'zh' ? wordIn(words, code, language) : code
