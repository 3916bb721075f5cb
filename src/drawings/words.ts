import type { EventType } from '../domain/event.ts'
import type { Language, Title } from '../domain/names.ts'
import type { Span, TermRule, Trigger } from '../domain/policy/policy.ts'
import { UNITS } from '../words/clocks.ts'
import { eventName } from '../words/events.ts'
import { wordIn, type Vocabulary } from '../words/vocabulary.ts'

/** What pulls a clock and is no event by itself. */
const TRIGGERS: Vocabulary<Exclude<Trigger, EventType>> = {
  customerContacted: { zh: '联系客户', en: 'Customer contacted' },
  revisitAnswered: { zh: '客户答复回访', en: 'Revisit answered' },
  revisitUnreachable: { zh: '回访未联系上', en: 'Not reached for the revisit' },
  answered: { zh: '给出答复', en: 'Answered' },
  decisionSent: { zh: '处理决定已送出', en: 'Decision sent' },
  handedOver: { zh: '移交其他部门', en: 'Handed over' },
}

export const triggerName = (trigger: Trigger, language: Language): string =>
  Object.hasOwn(TRIGGERS, trigger) ? wordIn(TRIGGERS, trigger, language) : eventName(trigger, language)

const SENTENCES = {
  en: {
    heading: (title: string, id: string, version: string) => `${title} (${id}, version ${version})`,
    owedBy: (who: string) => `owed by: ${who}`,
    until: (what: string) => `until: ${what}`,
    pauses: (what: string) => `stands still for: ${what}`,
    every: (term: string) => `every ${term}`,
    orPromised: (term: string) => `${term}, or the date promised`,
    when: (what: string, term: string) => `${what}: ${term}`,
    clears: (who: string, what: string) => (what ? `cleared by ${who}: ${what}` : `cleared by ${who}`),
    above: (sums: string) => `redress above ${sums}`,
    after: (span: string) => `${span} after closing`,
    from: (document: string) => `document ${document}`,
    law: 'by law',
    accepted: (span: string) => `still open ${span} after somebody accepted: one level up`,
    atLapse: 'at the lapse',
    later: (span: string) => `${span} later`,
    repeats: (span: string) => `again every ${span} until somebody accepts`,
    majorHere: 'major complaints at once',
    atMost: (what: string, count: number) => `${what}, at most ${count === 1 ? 'once' : `${count} times`}`,
    within: (what: string, span: string) => `${what}, within ${span} of closing`,
    ladders: 'Ladders, climbed until somebody accepts',
    ladder: (letter: string) => `ladder ${letter}`,
  },
  zh: {
    heading: (title: string, id: string, version: string) => `${title}（${id}，第 ${version} 版）`,
    owedBy: (who: string) => `责任方：${who}`,
    until: (what: string) => `完成于：${what}`,
    pauses: (what: string) => `中止计时：等待${what}`,
    every: (term: string) => `每${term}`,
    orPromised: (term: string) => `${term}，或承诺的日期`,
    when: (what: string, term: string) => `${what}：${term}`,
    clears: (who: string, what: string) => (what ? `由${who}审核：${what}` : `由${who}审核`),
    above: (sums: string) => `补偿超过${sums}`,
    after: (span: string) => `办结后${span}`,
    from: (document: string) => `文件 ${document}`,
    law: '法规规定',
    accepted: (span: string) => `接手后${span}仍未办理，升至上一级`,
    atLapse: '超期即',
    later: (span: string) => `再过${span}`,
    repeats: (span: string) => `此后每${span}再通知，直至有人接手`,
    majorHere: '重大投诉直接到此级',
    atMost: (what: string, count: number) => `${what}，最多${count}次`,
    within: (what: string, span: string) => `${what}，办结后${span}内`,
    ladders: '升级阶梯，直至有人接手',
    ladder: (letter: string) => `升级阶梯 ${letter}`,
  },
}
export type Sentences = (typeof SENTENCES)['en']

/** What a drawing says, in sentences. */
export const sentencesIn = (language: Language): Sentences => SENTENCES[language]

/** How an end of a term is told, where it is not the usual one. */
const ROLLS: Title = { zh: '遇休息日顺延', en: 'moved off days of rest' }

/** Five working days. */
export function spanText({ amount, unit }: Span, language: Language): string {
  const word = wordIn(UNITS, unit, language)
  return language === 'zh' ? `${amount}${word}` : `${amount} ${amount === 1 ? word.replace(/s$/, '') : word}`
}

export const termText = (term: TermRule, language: Language): string =>
  [spanText(term, language), ...(term.roll === 'nextWorkingDay' ? [ROLLS[language]] : [])].join(
    language === 'zh' ? '，' : ', ',
  )
