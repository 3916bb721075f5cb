import { TIME } from '../domain/admit.ts'
import type { Event, EventType } from '../domain/event.ts'
import type { Entry, Notice } from '../domain/journal/journal.ts'
import type { Language, Names, Title } from '../domain/names.ts'
import { CLOCK_RESULTS, clockName } from '../words/clocks.ts'
import { eventName } from '../words/events.ts'
import { SEVERITIES } from '../words/matters.ts'
import { clearerName, ROLES } from '../words/people.ts'
import { OUTCOMES } from '../words/stages.ts'
import { weekday } from '../words/dates.ts'
import { nameOf, wordIn } from '../words/vocabulary.ts'
import { weekTime, type At, type Step, type Story } from './story.ts'

/** How a story is told to who watches it: what the document says, what people do, and what follows by itself. */

export type Narrator = { language: Language; names: Names }

const WEEK = 7

/** What goes without saying. */
const UNSAID: ReadonlySet<EventType> = new Set([
  'clockStarted',
  'clockCancelled',
  'clockResumed',
  'noticeConfirmed',
  'messageSent',
  'solutionProposed',
])

function dayName([day, time]: At, language: Language): string {
  const week = weekday(day, language)
  return language === 'zh' ? `第 ${day + 1} 天 ${week} ${time}` : `Day ${day + 1}, ${week} ${time}`
}

/** The document's words, and what comes of them here. */
export function stepLines({ at, phrase, shows, says }: Step, { language }: Narrator): string[] {
  return ['', `${dayName(at, language)}  「${phrase}」 ${shows.join(', ')}`, `    ${says[language]}`]
}

/** What has happened, time's doing with its hour, and who hears of it; the same said twice in a row is said once. */
export function newsLines(
  { entries, notices }: { entries: readonly Entry[]; notices: readonly Notice[] },
  narrator: Narrator,
): string[] {
  const happened = entries
    .filter(({ event }) => !UNSAID.has(event.type))
    .map(
      ({ event, by }) =>
        `      · ${by.id === TIME.id ? hourOf(event, narrator) : ''}${happening(event, narrator)}`,
    )
  const told = notices.map((notice) => `      → ${telling(notice, narrator)}`)
  return [...happened, ...told].filter((line, index, all) => line !== all[index - 1])
}

function hourOf({ at }: Event, { language }: Narrator): string {
  const [day, time] = weekTime(at)
  return `${weekday(day, language)} ${time} `
}

function happening(event: Event, { language, names }: Narrator): string {
  const clock =
    'clock' in event && event.clock !== undefined ? clockName(event.clock, language, names.clocks) : ''
  if (event.type === 'clockMet')
    return [clock, wordIn(CLOCK_RESULTS, event.lateMs === undefined ? 'in_time' : 'lapsed', language)].join(
      ' · ',
    )
  const more = details(event, { language, names })
  return [eventName(event.type, language), ...(more.length > 0 ? more : [clock])].filter(Boolean).join(' · ')
}

function details(event: Event, { language, names }: Narrator): string[] {
  const called = (of: keyof Names, id: string | undefined) =>
    id === undefined ? [] : [nameOf(names, of, id, language)]
  switch (event.type) {
    case 'escalated':
      return [wordIn(ROLES, event.to, language)]
    case 'classified':
      return [...called('categories', event.category), wordIn(SEVERITIES, event.severity, language)]
    case 'findingsRecorded':
      return called('rootCauses', event.rootCause)
    case 'assigned':
      return [...called('departments', event.department), ...called('people', event.person)]
    case 'taskOpened':
      return [
        event.title,
        ...called('departments', event.department),
        ...(event.visit ? [event.visit.place] : []),
      ]
    case 'clearanceNeeded':
    case 'cleared':
      return [clearerName(event.clearer, language)]
    case 'closed':
      return [wordIn(OUTCOMES, event.outcome, language)]
    default:
      return []
  }
}

function telling({ to, template }: Notice, { language, names }: Narrator): string {
  const who =
    to.person === undefined ? wordIn(ROLES, to.role, language) : nameOf(names, 'people', to.person, language)
  const what = eventName(template, language)
  return language === 'zh' ? `通知${who}：${what}` : `told to ${who}: ${what}`
}

/** Before the first step, and after the last. */
export const headLines = (title: Title, policy: string, { language }: Narrator): string[] => [
  title[language],
  language === 'zh'
    ? `规则集 ${policy}。「」内是文件原文，其后是需求编号。真实的工作流，时间由服务器跳过。`
    : `Policy ${policy}. In 「」 the document’s own words, and the numbers of the requirements. A real workflow, on a server that skips time.`,
]

/** How many weeks went by, in how many seconds. */
export function endLine({ steps }: Story, seconds: number, { language }: Narrator): string {
  const weeks = Math.ceil(Math.max(...Object.values(steps).map(({ at: [day] }) => day)) / WEEK)
  return language === 'zh'
    ? `\n讲完了：${weeks} 周，用时 ${seconds} 秒。`
    : `\nThat was it: ${weeks} weeks in ${seconds} seconds.`
}
