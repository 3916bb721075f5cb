import { outsideName } from '../../domain/disclosure/outside-names.ts'
import type { EventType } from '../../domain/event.ts'
import type { Language } from '../../domain/names.ts'
import { EVENTS } from '../events.ts'
import { knownWordIn, type Vocabulary } from '../vocabulary.ts'

/** What endpoints may ask for that is no event of its own: several under one name, and families of them. */
const TOGETHER: Vocabulary = {
  '*': { zh: '全部事件', en: 'everything' },
  'complaint.*': { zh: '投诉的全部事件', en: 'all of complaints' },
  'clock.*': { zh: '时限的全部事件', en: 'all of deadlines' },
  'escalation.*': { zh: '升级的全部事件', en: 'all of escalations' },
  'supervision.*': { zh: '督办的全部事件', en: 'all of supervise orders' },
  'task.*': { zh: '任务的全部事件', en: 'all of tasks' },
  'revisit.*': { zh: '回访的全部事件', en: 'all of revisits' },
  'handling.*': { zh: '经手与评议的全部事件', en: 'all of who handles and reviews' },
  'referral.*': { zh: '监管转办的全部事件', en: 'all of referrals' },
  'policy.*': { zh: '规则集的全部事件', en: 'all of policies' },
  'calendar.*': { zh: '工作日历的全部事件', en: 'all of calendars' },
  'journal.*': { zh: '流水的全部事件', en: 'all of journals' },
  'clock.stopped': { zh: '结束计时', en: 'Clock stopped' },
  'escalation.repeated': { zh: '再次升级提醒', en: 'Escalation repeated' },
  'revisit.attempted': { zh: '回访未接通', en: 'Revisit attempted' },
  'journal.replaced': { zh: '流水更正', en: 'Journal replaced' },
  'complaint.erased': { zh: '删除', en: 'Erased' },
  ping: { zh: '测试消息', en: 'Test message' },
}

const SINGLE: Vocabulary = Object.fromEntries(
  Object.entries(EVENTS).map(([type, title]) => [outsideName(type as EventType), title]),
)

/** What an event is called under the name by which other systems are told of it. */
export const outsideEventName = (name: string, language: Language): string =>
  knownWordIn(TOGETHER, name, language) ?? knownWordIn(SINGLE, name, language) ?? name
