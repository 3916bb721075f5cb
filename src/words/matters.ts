import type { EventOf } from '../domain/event.ts'
import type { Complexity, Kind, Severity, Urgency } from '../domain/policy/policy.ts'
import type { Vocabulary } from './vocabulary.ts'

export const KINDS: Vocabulary<Kind> = {
  complaint: { zh: '投诉', en: 'complaint' },
  enquiry: { zh: '咨询', en: 'enquiry' },
  suggestion: { zh: '建议', en: 'suggestion' },
  praise: { zh: '表扬', en: 'praise' },
}

export const SEVERITIES: Vocabulary<Severity> = {
  minor: { zh: '轻微', en: 'minor' },
  normal: { zh: '一般', en: 'normal' },
  major: { zh: '重大', en: 'major' },
}

export const URGENCIES: Vocabulary<Urgency> = {
  low: { zh: '不急', en: 'low' },
  normal: { zh: '普通', en: 'normal' },
  high: { zh: '紧急', en: 'high' },
}

export const COMPLEXITIES: Vocabulary<Complexity> = {
  simple: { zh: '简单', en: 'simple' },
  complex: { zh: '复杂', en: 'complex' },
}

/** Of impact and risk. */
export const GRADES: Vocabulary<EventOf<'classified'>['impact']> = {
  low: { zh: '低', en: 'low' },
  medium: { zh: '中', en: 'medium' },
  high: { zh: '高', en: 'high' },
}

export const NATURES: Vocabulary<NonNullable<EventOf<'classified'>['nature']>> = {
  service: { zh: '服务', en: 'service' },
  product: { zh: '产品', en: 'product' },
  price: { zh: '价格', en: 'price' },
  other: { zh: '其他', en: 'other' },
}

/** What two complaints have in common. */
export const LIKENESSES: Vocabulary<'sameOrder' | 'samePerson' | 'possiblySamePerson' | 'similarSubject'> = {
  sameOrder: { zh: '同一订单', en: 'same order' },
  samePerson: { zh: '同一投诉人', en: 'same person' },
  possiblySamePerson: { zh: '可能为同一人', en: 'possibly the same person' },
  similarSubject: { zh: '主题相近', en: 'similar subject' },
}

/** How another stands to a complaint that it is like. */
export const RELATIONS: Vocabulary<'duplicate' | 'repeat' | 'related'> = {
  duplicate: { zh: '可能重复登记', en: 'likely duplicate' },
  repeat: { zh: '重复投诉', en: 'repeat' },
  related: { zh: '相关', en: 'related' },
}

export const REFUSAL_GROUNDS: Vocabulary<EventOf<'refused'>['ground']> = {
  outOfScope: { zh: '不属受理范围', en: 'out of scope' },
  noStanding: { zh: '不具备资格', en: 'no standing' },
  repeated: { zh: '重复投诉', en: 'repeated' },
  other: { zh: '其他', en: 'other' },
}
