import { NO_NAMES } from '../../src/words/vocabulary.ts'
import type { Language } from '../../src/domain/names.ts'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TEMPLATES, tellsOf } from '../../src/domain/notices/notice-rules.ts'
import { noticesFor } from '../../src/domain/notices/notices.ts'
import type { NoticeFacts } from '../../src/notify/outgoing-notice.ts'
import { formatted, SHIPPED, wordingOf } from '../../src/notify/words/catalogue.ts'
import { letterTimes } from '../../src/words/dates.ts'
import { noticeValues } from '../../src/notify/words/notice-values.ts'
import { audienceOf } from '../../src/rules/delivery-settings.ts'
import { factsOf } from '../support/domain/notice-facts.ts'
import { live, script, type Script } from '../support/domain/random-lives.ts'

const LANGUAGES: readonly Language[] = ['zh', 'en']

/** Every text of a catalogue by where it stands. */
function textsOf(node: unknown, at = ''): [string, string][] {
  if (typeof node === 'string') return [[at, node]]
  return Object.entries(node as object).flatMap(([name, child]) => textsOf(child, `${at}/${name}`))
}
const texts = (language: Language) => new Map(textsOf(SHIPPED[language]))

function placeholders(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return []
    const nested =
      element.type === TYPE.select || element.type === TYPE.plural
        ? Object.entries(element.options).flatMap(([option, { value }]) => [
            ...(element.type === TYPE.select ? [`${element.value}=${option}`] : []),
            ...placeholders(value),
          ])
        : []
    return [element.value, ...nested]
  })
}
const namesIn = (text: string): string[] =>
  [...new Set(placeholders(parse(text, { ignoreTag: true })))].sort()

describe('the two catalogues', () => {
  test('say the same things', () => {
    expect([...texts('en').keys()]).toEqual([...texts('zh').keys()])
  })

  test('name the same in the same places, and know the same cases', () => {
    const named = (language: Language) =>
      [...texts(language)].map(([at, text]) => [at, namesIn(text).join(' ')])
    expect(named('en')).toEqual(named('zh'))
  })

  test('have words for everything that may be told, to everybody it may be told to', () => {
    const { customer, staff } = SHIPPED.zh
    const wanted = (audience: string) =>
      Object.entries(TEMPLATES)
        .filter(([, words]) => words === 'both' || words === audience)
        .map(([template]) => template)
    expect(Object.keys(customer).sort()).toEqual([...wanted('customer'), 'other'].sort())
    // Of a delivery that failed the couriers tell, of actions the register; not the rules.
    const beside = ['deliveryFailed', 'actionDue', 'other']
    expect(Object.keys(staff).sort()).toEqual([...wanted('staff'), ...beside].sort())
  })
})

/** Everything that there are words for is told, to the customer and to the handler. */
const talkative = {
  extra: Object.entries(TEMPLATES).map(([template, words]) => ({
    on: tellsOf(template)!,
    template,
    to: words === 'staff' ? ['handler' as const] : ['customer' as const, 'handler' as const],
  })),
}

/** Everything told in a life, as it is known when it is told at once. */
function toldIn(one: Script, watched: boolean): NoticeFacts[] {
  const { entries, commits } = live(one, { watched })
  return commits.flatMap((commit) => {
    const journal = entries.filter(({ sequence }) => sequence <= commit.entries.at(-1)!.sequence)
    const policy = { ...commit.complaint.policy, notices: talkative }
    return factsOf(commit.complaint, journal, noticesFor({ ...commit.complaint, policy }, commit.entries))
  })
}

/**
 * What is seldom or never said in these lives: why it is assigned, what is thought of a proposal, redress, where else to
 * where else to turn.
 */
const SELDOM = [
  'assigned/text/1',
  'proposalApproved/text/1',
  'escalationAccepted/text/0',
  'supervisionConcluded/text/1',
  'reminded/text/2',
  'solutionOffered/text/2',
  'approvalNeeded/text/2',
  'clearanceNeeded/text/2',
  'clearanceNeeded/text/3',
  'customer/closed/text/1',
  'customer/closed/text/2',
  'customer/closed/text/3',
  // None of their policies asks for anything.
  'detailsWanted/text/0',
]

test('every subject always has what it names, and no line names what is never known', () => {
  const seen = new Set<string>()
  const told: Record<string, number> = {}
  fc.assert(
    fc.property(script, fc.boolean(), (one, watched) => {
      for (const facts of toldIn(one, watched))
        for (const language of LANGUAGES) {
          const writing = {
            language,
            words: SHIPPED[language],
            instant: letterTimes(language, 'Asia/Shanghai'),
            titles: NO_NAMES,
          }
          const audience = audienceOf(facts.notice)
          const { subject, text } = wordingOf(SHIPPED[language], audience, facts.notice.template)
          const at = `${language}/${audience}/${facts.notice.template}`
          told[at] = (told[at] ?? 0) + 1
          const values = noticeValues(facts, writing, 'recipient')
          expect([at, formatted(language, subject, values)]).toEqual([at, expect.any(String)])
          for (const reader of ['group', 'anybody'] as const)
            expect([at, formatted(language, subject, noticeValues(facts, writing, reader))]).toEqual([
              at,
              expect.any(String),
            ])
          text.forEach((line, index) => {
            if (formatted(language, line, values) !== undefined) seen.add(`${at}/text/${index}`)
          })
        }
    }),
    // The same lives each time: some words are seldom needed.
    { numRuns: 140, seed: 11 },
  )
  const lines = LANGUAGES.flatMap((language) => [...texts(language).keys()].map((at) => `${language}${at}`))
    .filter((at) => at.includes('/text/') && !at.includes('/other/'))
    .filter((at) => !SELDOM.some((rare) => at.endsWith(rare)))
  const isOftenTold = (at: string) => (told[at.split('/').slice(0, 3).join('/')] ?? 0) > 20
  expect(Object.values(told).filter((count) => count > 30).length).toBeGreaterThan(30)
  expect(lines.filter((at) => isOftenTold(at) && !seen.has(at))).toEqual([])
})
