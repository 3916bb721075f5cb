import type { Language } from '../../domain/names.ts'
import { CLOCK_RESULTS } from '../../words/clocks.ts'
import { FIELDS } from '../../words/fields.ts'
import { wordIn, type Vocabulary } from '../../words/vocabulary.ts'

/** The parts of the page, and the columns of the clocks beside it. */
export const PARTS = {
  file: { zh: '投诉档案', en: 'Complaint file' },
  staff: { zh: '内部版', en: 'internal' },
  customer: { zh: '客户版', en: 'for the customer' },
  masked: { zh: '已隐去个人信息', en: 'without personal data' },
  facts: { zh: '基本情况', en: 'The complaint' },
  clocks: { zh: '时限', en: 'Deadlines' },
  timeline: { zh: '处理经过', en: 'What happened' },
  decisions: { zh: '决定与结论', en: 'Decisions' },
  emergencies: { zh: '应急处置', en: 'Emergency' },
  evidence: { zh: '证据清单', en: 'Evidence' },
  communications: { zh: '沟通记录', en: 'What was said to and by the customer' },
  notice: { zh: '通知', en: 'notice' },
  notices: { zh: '发送的通知', en: 'Notices' },
  letters: { zh: '致客户的信件原文', en: 'What was written to the customer' },
  escalations: { zh: '升级记录', en: 'Escalations' },
  replacements: { zh: '被改写的流水', en: 'Rewritten entries' },
  pins: { zh: '适用的规则集与日历', en: 'Rules it was handled by' },
  retention: { zh: '保存与封存', en: 'Retention' },
  internal: { zh: '内部', en: 'internal' },
  voided: { zh: '已作废', en: 'voided' },
  withheld: { zh: '已隐去', en: 'withheld' },
  none: { zh: '无', en: 'none' },
  times: { zh: '时间均为', en: 'All times are in' },
  madeAt: { zh: '生成时间', en: 'Made' },
  entry: { zh: '序号', en: 'No.' },
  when: { zh: '时间', en: 'Time' },
  who: { zh: '操作人', en: 'By' },
  started: { zh: '起算', en: 'Started' },
  due: { zh: '截止', en: 'Due' },
  done: { zh: '完成', en: 'Done' },
  pauses: { zh: '中止计时', en: 'Pauses' },
  clockCode: { zh: '时限代码', en: 'Code' },
  basis: { zh: '时限性质', en: 'Basis' },
  owedBy: { zh: '应办方', en: 'Owed by' },
  ended: { zh: '结束', en: 'Ended' },
  lapsedAt: { zh: '超期始于', en: 'Overdue since' },
  still: { zh: '至今', en: 'until now' },
} satisfies Vocabulary

const LABELS: Vocabulary = { ...FIELDS, ...CLOCK_RESULTS, ...PARTS }

/** A word on the page; a field without one goes by its own name. */
export const label = (name: string, language: Language): string => wordIn(LABELS, name, language)
