import type { Bearer, Degree } from '../domain/commands/responsibility.ts'
import type { ExampleKind } from '../domain/commands/supervision.ts'
import type { RedressItem, RevisitResult } from '../domain/commands/solution.ts'
import type { EventOf } from '../domain/event.ts'
import type { RecordKind } from '../domain/supervision/person-records.ts'
import type { Vocabulary } from './vocabulary.ts'

export const UPHELD: Vocabulary<NonNullable<EventOf<'finalResponseGiven'>['upheld']>> = {
  upheld: { zh: '成立', en: 'upheld' },
  partlyUpheld: { zh: '部分成立', en: 'partly upheld' },
  notUpheld: { zh: '不成立', en: 'not upheld' },
}

export const REVISIT_RESULTS: Vocabulary<RevisitResult> = {
  satisfied: { zh: '满意', en: 'satisfied' },
  neither: { zh: '一般', en: 'neither' },
  dissatisfied: { zh: '不满意', en: 'dissatisfied' },
  unreachable: { zh: '无法联系', en: 'unreachable' },
}

export const EVIDENCE_KINDS: Vocabulary<EventOf<'evidenceAttached'>['kind']> = {
  document: { zh: '文件', en: 'document' },
  photo: { zh: '照片', en: 'photo' },
  recording: { zh: '录音', en: 'recording' },
  interview: { zh: '访谈', en: 'interview' },
  systemRecord: { zh: '系统记录', en: 'system record' },
  other: { zh: '其他', en: 'other' },
}

/** What is offered to make good. */
export const REDRESS_KINDS: Vocabulary<RedressItem['kind']> = {
  refund: { zh: '退款', en: 'refund' },
  discount: { zh: '折扣', en: 'discount' },
  voucher: { zh: '代金券', en: 'voucher' },
  repair: { zh: '维修', en: 'repair' },
  replacement: { zh: '更换', en: 'replacement' },
  service: { zh: '服务', en: 'service' },
  apology: { zh: '道歉', en: 'apology' },
  other: { zh: '其他', en: 'other' },
}

export const TASK_KINDS: Vocabulary<EventOf<'taskOpened'>['kind']> = {
  department: { zh: '协办部门', en: 'department' },
  siteVisit: { zh: '现场勘查', en: 'site visit' },
  legalReview: { zh: '法务审核', en: 'legal review' },
  recheck: { zh: '核查', en: 'recheck' },
  appointment: { zh: '预约', en: 'appointment' },
  call: { zh: '致电客户', en: 'call to make' },
  other: { zh: '其他', en: 'other' },
}

/** Who bears responsibility for what was complained of, and how much of it. */
export const BEARERS: Vocabulary<Bearer> = {
  person: { zh: '人员', en: 'person' },
  department: { zh: '部门', en: 'department' },
  partner: { zh: '供应商或合作方', en: 'supplier or partner' },
  product: { zh: '产品', en: 'product' },
  customer: { zh: '客户', en: 'customer' },
  nobody: { zh: '无责任方', en: 'nobody' },
}

export const DEGREES: Vocabulary<Degree> = {
  full: { zh: '全部责任', en: 'full' },
  main: { zh: '主要责任', en: 'main' },
  equal: { zh: '同等责任', en: 'equal' },
  minor: { zh: '次要责任', en: 'minor' },
  none: { zh: '无责任', en: 'none' },
}

/** Why others should know of a complaint. */
export const EXAMPLE_KINDS: Vocabulary<ExampleKind> = {
  good: { zh: '优秀案例', en: 'good' },
  notable: { zh: '典型案例', en: 'notable' },
}

/** Letters whose words are ready. */
export const MESSAGE_KINDS: Vocabulary<NonNullable<EventOf<'messageWritten'>['template']>> = {
  progress: { zh: '进展告知', en: 'how it stands' },
  callMissed: { zh: '未能接通', en: 'we tried to call' },
}

/** What is done so that the same does not happen again. */
export const ACTION_KINDS: Vocabulary<'corrective' | 'preventive' | 'training'> = {
  corrective: { zh: '纠正', en: 'corrective' },
  preventive: { zh: '预防', en: 'preventive' },
  training: { zh: '培训', en: 'training' },
}

/** What management records of a person. */
export const RECORD_KINDS: Vocabulary<RecordKind> = {
  reward: { zh: '奖励', en: 'reward' },
  warning: { zh: '警告', en: 'warning' },
  training: { zh: '培训', en: 'training' },
}

/** Whether somebody is who they may be. */
export const SAMENESSES: Vocabulary<'certain' | 'possible'> = {
  certain: { zh: '确定', en: 'certain' },
  possible: { zh: '可能', en: 'possible' },
}
