import { BASES, clockName, LADDERS, WAIT_REASONS } from '../../../words/clocks.ts'
import { fieldName } from '../../../words/fields.ts'
import { BETWEEN_CLAUSES, clauses, COLON, listed } from '../../../words/languages.ts'
import { ROLES } from '../../../words/people.ts'
import { STAGES } from '../../../words/stages.ts'
import { caseText, spanText, triggerName, wholeTermText } from '../../../words/telling/terms.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { Part, Row } from './part.ts'
import { rowsOf, type Policy, type Teller } from './told.ts'

type Clock = Policy['clocks'][number]
type Ladder = Policy['ladders'][string]

/** Every clock in words. */
export const clockParts = ({ clocks }: Policy, teller: Teller): Part[] =>
  clocks.map((clock) => ({
    key: `clocks.${clock.name}`,
    title: clockName(clock.name, teller.language, teller.names.clocks),
    rows: clockRows(clock, teller),
  }))

function clockRows(clock: Clock, teller: Teller): Row[] {
  const { language, say } = teller
  const { basis, owedBy, from, until, cancelledBy = [], inStages = [], pausesOn = [], maxPause } = clock
  const triggers = (all: Clock['from']) =>
    listed([...new Set(all.map((one) => triggerName(one, language)))], language)
  const warnings = (clock.warnAt ?? []).map((share) => `${Math.round(share * 100)}%`)
  return rowsOf([
    ['term', say('term'), termsText(clock, teller)],
    ['from', say('startsAt'), triggers(from)],
    ['until', say('metBy'), triggers(until)],
    ['cancelledBy', say('cancelledBy'), triggers(cancelledBy)],
    ['basis', say('basis'), wordIn(BASES, basis, language)],
    ['owedBy', say('owedBy'), wordIn(ROLES, owedBy, language)],
    [
      'inStages',
      say('inStages'),
      listed(
        inStages.map((one) => wordIn(STAGES, one, language)),
        language,
      ),
    ],
    [
      'pausesOn',
      say('pausesOn'),
      listed(
        pausesOn.map((one) => wordIn(WAIT_REASONS, one, language)),
        language,
      ),
    ],
    ['maxPause', say('maxPause'), maxPause && spanText(maxPause, language)],
    ['warnAt', say('warnAt'), listed(warnings, language)],
    ['recurs', say('repeats'), clock.recurs ? fieldName('yes', language) : undefined],
    [
      'ladder',
      say('ladder'),
      clock.ladder === 'none' ? say('noLadder') : wordIn(LADDERS, clock.ladder, language),
    ],
  ])
}

/** Its own term, and that of each case. */
export function termsText(
  { term, termWhen = [], promised, cycles }: Clock,
  { language, say }: Teller,
): string {
  const own = [
    wholeTermText(term, language),
    ...(promised ? [say('orPromised')] : []),
    ...(cycles === 'first' ? [say('firstCycle')] : []),
  ].join(language === 'zh' ? '，' : ', ')
  const cases = termWhen.map(
    (one) => `${caseText(one, language)}${COLON[language]}${wholeTermText(one.term, language)}`,
  )
  return clauses([own, ...cases], language)
}

/** Who is called up one after another, and when. */
export function ladderPart({ ladders, major, manual }: Policy, teller: Teller): Part {
  const { say, language } = teller
  const called = (ladder: string) => wordIn(LADDERS, ladder, language)
  const rows = rowsOf([
    ...Object.entries(ladders).map(
      ([name, ladder]) =>
        [`ladders.${name}`, called(name), ladderText(ladder, teller)] as [string, string, string],
    ),
    ['major', say('major'), major && `${called(major.ladder)} L${major.level}`],
    ['manual', say('manual'), manual && called(manual.ladder)],
  ])
  return { key: 'ladders', title: say('ladders'), rows }
}

function ladderText({ steps, repeat, acceptedFor }: Ladder, { language, say }: Teller): string {
  const told = (word: 'later' | 'againEvery' | 'acceptedFor', span: Parameters<typeof spanText>[0]) =>
    language === 'zh' ? `${say(word)}${spanText(span, language)}` : `${say(word)} ${spanText(span, language)}`
  const levels = steps.map(({ level, to, after }) => {
    const when = after.amount === 0 ? say('atLapse') : told('later', after)
    return `L${level} ${wordIn(ROLES, to, language)} ${when}`
  })
  const more = [repeat && told('againEvery', repeat), acceptedFor && told('acceptedFor', acceptedFor)]
  return [...levels, ...more.filter((one) => one !== undefined)].join(BETWEEN_CLAUSES[language])
}
