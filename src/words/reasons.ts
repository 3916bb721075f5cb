import type { Clock } from '../domain/complaint.ts'
import type { EventOf, EventType } from '../domain/event.ts'
import type { Language } from '../domain/names.ts'
import { eventName, EVENTS } from './events.ts'
import { wordIn, type Vocabulary } from './vocabulary.ts'

type Why = NonNullable<
  EventOf<
    'dueChanged' | 'cycleOpened' | 'breachVoided' | 'clockResumed' | 'mergeCancelled' | 'supervisionConcluded'
  >['why']
>
type WhyEnded = Exclude<Clock['state'], 'running'> | 'replied' | 'concluded' | 'resolved'

/** Why something came to its end, or was changed, where that is no event. */
const REASONS: Vocabulary<Exclude<Why | WhyEnded, EventType>> = {
  yielded: { zh: '让位于另一项并入', en: 'made way for another merge' },
  moved: { zh: '主管调整', en: 'moved by a lead' },
  extended: { zh: '延期', en: 'extended' },
  provedInTime: { zh: '已证实按时完成', en: 'proved to be in time' },
  pauseLimit: { zh: '中止计时已达上限', en: 'paused for as long as it may be' },
  dissatisfied: { zh: '回访不满意', en: 'dissatisfied at the revisit' },
  met: { zh: '已完成', en: 'met' },
  unmet: { zh: '未完成', en: 'not met' },
  expired: { zh: '等待期满', en: 'expired' },
  cancelled: { zh: '计时取消', en: 'cancelled' },
  replied: { zh: '已回复', en: 'answered' },
  concluded: { zh: '督办已办结', en: 'concluded' },
  resolved: { zh: '已解决', en: 'resolved' },
}

/** Most of what ends or changes something is an event, and is called as that is. */
export const reasonName = (code: string, language: Language): string =>
  Object.hasOwn(EVENTS, code) ? eventName(code, language) : wordIn(REASONS, code, language)
