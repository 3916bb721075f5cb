import type { ClockTitles, Language, Names } from '../domain/names.ts'
import { clearerOf } from '../domain/policy/clearance.ts'
import type { Stage } from '../domain/policy/policy.ts'
import { BASES, clockName, WAIT_REASONS } from '../words/clocks.ts'
import { listed } from '../words/languages.ts'
import { moneyText } from '../words/money.ts'
import { SEVERITIES } from '../words/matters.ts'
import { ROLES } from '../words/people.ts'
import { reasonName } from '../words/reasons.ts'
import { STAGES } from '../words/stages.ts'
import { caseText, spanText, termText, triggerName } from '../words/telling/terms.ts'
import { wordIn, type Vocabulary } from '../words/vocabulary.ts'
import type { Process, ProcessClock, ProcessDetour, ProcessLadder } from './process.ts'
import type { TermSource } from './term-sources.ts'
import { sentencesIn, type Sentences } from './words.ts'

/** A clock in words: what it is called, its terms, and what else there is to say of it. */
export type ToldClock = {
  name: string
  basis: ProcessClock['basis']
  from: Stage
  to: Stage
  terms: string[]
  remarks: string[]
  ladder?: string
}
export type ToldLadder = { name: string; steps: ToldLevel[]; repeat?: string; accepted?: string }
type ToldLevel = { level: string; role: string; after: string; major?: string }

/** A process as its drawings say it: all in one language, and where each thing lies. */
export type ToldProcess = {
  language: Language
  title: string
  stages: { stage: Stage; name: string; owners: string }[]
  steps: { from: Stage; to: Stage; why: string }[]
  detours: { from: Stage; to: Stage; why: string }[]
  clocks: ToldClock[]
  ladders: ToldLadder[]
}

/** What policies call their clocks, and lists their categories. */
type Titles = ClockTitles & Partial<Pick<Names, 'categories'>>

/** Tells a process in a language. */
export function told(process: Process, language: Language, titles: Titles): ToldProcess {
  const { policy, stages, steps, detours, clocks, ladders } = process
  const teller = { language, say: sentencesIn(language), titles }
  const title = policy.title?.[language] ?? policy.id
  return {
    language,
    title: teller.say.heading(title, policy.id, policy.version),
    stages: stages.map(({ stage, owners }) => ({
      stage,
      name: wordIn(STAGES, stage, language),
      owners: named(owners, ROLES, language),
    })),
    steps: steps.map(({ from, to, by }) => ({ from, to, why: triggerName(by, language) })),
    detours: detours.map((one) => ({ from: one.from, to: one.to, why: detourText(one, teller) })),
    clocks: clocks.map((clock) => toldClock(clock, ladders, teller)),
    ladders: ladders.map((ladder, index) => toldLadder(ladder, index, teller)),
  }
}

type Teller = { language: Language; say: Sentences; titles: Titles }

const named = (codes: readonly string[], vocabulary: Vocabulary, language: Language): string =>
  listed(
    codes.map((code) => wordIn(vocabulary, code, language)),
    language,
  )

function toldClock(clock: ProcessClock, ladders: readonly ProcessLadder[], teller: Teller): ToldClock {
  const { basis, from, to, ladder } = clock
  const place = ladders.findIndex((one) => one.name === ladder)
  return {
    name: clockName(clock.name, teller.language, teller.titles.clocks),
    ...{ basis, from, to, terms: termsOf(clock, teller), remarks: remarksOf(clock, teller) },
    ...(place >= 0 && { ladder: ladderLetter(place) }),
  }
}

/** Ladders have no titles: they are told apart by letters. */
const ladderLetter = (index: number): string => String.fromCodePoint('A'.codePointAt(0)! + index)

function termsOf(clock: ProcessClock, { language, say }: Teller): string[] {
  const { term, termWhen, promised, recurs, times, sources = [] } = clock
  if (times) return times.map((after) => say.after(spanText(after, language)))
  const plain = termText(term, language)
  const usual = recurs ? say.every(plain) : plain
  const terms = [
    promised ? say.orPromised(usual) : usual,
    ...termWhen.map((one) => say.when(caseText(one, language), termText(one.term, language))),
  ]
  return terms.map((text, index) => sourced(text, sources[index] ?? null, { language, say }))
}

/** With what it is taken from; what is of the firm's own goes without. */
function sourced(text: string, source: TermSource | null, { language, say }: Omit<Teller, 'titles'>): string {
  if (!source) return text
  const { document, requirement = '' } = 'law' in source ? { document: undefined } : source
  const from = document === undefined ? say.law : say.from([document, requirement].join(' ').trim())
  return language === 'zh' ? `${text}（${from}）` : `${text} (${from})`
}

function remarksOf(clock: ProcessClock, teller: Teller): string[] {
  const { basis, owner, until, pausesOn, clearance = [] } = clock
  const { language, say } = teller
  const met = [...new Set(until.map((trigger) => triggerName(trigger, language)))]
  const who = `${wordIn(BASES, basis, language)} · ${say.owedBy(wordIn(ROLES, owner, language))}`
  const waits = pausesOn.length > 0 ? [say.pauses(named(pausesOn, WAIT_REASONS, language))] : []
  return [who, say.until(listed(met, language)), ...waits, ...clearance.map((one) => clearedBy(one, teller))]
}

type Cleared = NonNullable<ProcessClock['clearance']>[number]

/** Who clears it, and what: everything where nothing is named. */
function clearedBy({ when, by }: Cleared, { language, say, titles }: Teller): string {
  const { severity, category, redressAbove = {} } = when
  const { role, department } = clearerOf(by)
  const sums = Object.entries(redressAbove).map(([currency, amountCents]) =>
    moneyText({ amountCents, currency }, language),
  )
  const what = [
    severity ? wordIn(SEVERITIES, severity, language) : '',
    category ? wordIn(titles.categories ?? {}, category, language) : '',
    sums.length > 0 ? say.above(listed(sums, language)) : '',
  ]
  const who = [wordIn(ROLES, role, language), department ?? ''].filter(Boolean).join(' @ ')
  return say.clears(who, listed(what.filter(Boolean), language))
}

function detourText({ why, max, within }: ProcessDetour, { language, say }: Teller): string {
  const name = capital(reasonName(why, language))
  if (max !== undefined) return say.atMost(name, max)
  return within ? say.within(name, spanText(within, language)) : name
}

function toldLadder(
  { steps, repeat, acceptedFor, majorAt }: ProcessLadder,
  index: number,
  { language, say }: Teller,
): ToldLadder {
  return {
    name: ladderLetter(index),
    steps: steps.map(({ level, to, after }) => ({
      level: `L${level}`,
      role: wordIn(ROLES, to, language),
      after: after.amount === 0 ? say.atLapse : say.later(spanText(after, language)),
      ...(level === majorAt && { major: say.majorHere }),
    })),
    ...(repeat && { repeat: say.repeats(spanText(repeat, language)) }),
    ...(acceptedFor && { accepted: say.accepted(spanText(acceptedFor, language)) }),
  }
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
