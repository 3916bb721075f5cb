import type { EventType } from '../../domain/event.ts'
import type { Language, Title } from '../../domain/names.ts'
import type { ClockRule, Trigger } from '../../domain/policy/policy.ts'
import type { Span, TermRule } from '../../domain/policy/terms.ts'
import { UNITS } from '../clocks.ts'
import { eventName } from '../events.ts'
import { fieldName } from '../fields.ts'
import { listed } from '../languages.ts'
import { COMPLEXITIES, SEVERITIES, URGENCIES } from '../matters.ts'
import { wordIn, type Vocabulary } from '../vocabulary.ts'

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

/** How an end of a term is told, where it is not the usual one. */
const ROLLS: Title = { zh: '遇休息日顺延', en: 'moved off days of rest' }
const ENDS: Vocabulary<NonNullable<TermRule['due']>> = {
  sameTime: { zh: '至同一时刻', en: 'at the same time of day' },
  endOfDay: { zh: '至当日结束', en: 'at the end of the day' },
  closeOfBusiness: { zh: '至下班时', en: 'at the close of business' },
}
const STARTS: Title = { zh: '自工作时段起算', en: 'counted from when business is open' }

/** Five working days. */
export function spanText({ amount, unit }: Span, language: Language): string {
  const word = wordIn(UNITS, unit, language)
  return language === 'zh' ? `${amount}${word}` : `${amount} ${amount === 1 ? word.replace(/s$/, '') : word}`
}

const BETWEEN: Title = { zh: '，', en: ', ' }

export const termText = (term: TermRule, language: Language): string =>
  [spanText(term, language), ...(term.roll === 'nextWorkingDay' ? [ROLLS[language]] : [])].join(
    BETWEEN[language],
  )

/** With everything that its schema says of it. */
export const wholeTermText = (term: TermRule, language: Language): string =>
  [
    termText(term, language),
    ...(term.due ? [wordIn(ENDS, term.due, language)] : []),
    ...(term.start === 'nextWorkingDay' ? [STARTS[language]] : []),
  ].join(BETWEEN[language])

type Case = Omit<NonNullable<ClockRule['termWhen']>[number], 'term'>

/** Of what complaints a term is: minor, complex, urgency high, priority P1. */
export const caseText = ({ complexity, severity, urgency, priority }: Case, language: Language): string =>
  listed(
    [
      severity ? wordIn(SEVERITIES, severity, language) : '',
      complexity ? wordIn(COMPLEXITIES, complexity, language) : '',
      urgency ? `${fieldName('urgency', language)} ${wordIn(URGENCIES, urgency, language)}` : '',
      priority ? `${fieldName('priority', language)} ${priority}` : '',
    ].filter(Boolean),
    language,
  )
