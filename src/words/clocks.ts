import type { ClockRule, Unit, WaitReason } from '../domain/policy/policy.ts'
import type { Language } from '../domain/names.ts'
import { knownWordIn, wordIn, type Vocabulary } from './vocabulary.ts'

/** The clocks of the policies that ship. A firm's own are named in its policy. */
export const CLOCKS = {
  register: { zh: '登记', en: 'Registration' },
  acknowledge: { zh: '确认收到', en: 'Acknowledgement' },
  accept: { zh: '受理', en: 'Acceptance' },
  triage: { zh: '分类定级', en: 'Triage' },
  handover: { zh: '部门接手', en: 'Hand-over' },
  investigate: { zh: '调查', en: 'Investigation' },
  propose: { zh: '提出方案', en: 'Proposal' },
  respond: { zh: '首次答复', en: 'First answer' },
  promised: { zh: '承诺的答复', en: 'Promised answer' },
  resolve: { zh: '解决', en: 'Resolution' },
  decide: { zh: '处理决定', en: 'Decision' },
  answer: { zh: '答复', en: 'Answer' },
  execution: { zh: '执行方案', en: 'Carrying out' },
  progress: { zh: '进度反馈', en: 'Progress update' },
  referral: { zh: '监管转办答复', en: 'Answer to the regulator' },
  revisit: { zh: '回访', en: 'Revisit' },
  laterRevisit: { zh: '再次回访', en: 'Later revisit' },
  information: { zh: '补充材料', en: 'Information' },
  consent: { zh: '客户确认', en: 'Consent' },
  clearance: { zh: '审核', en: 'Clearance' },
} satisfies Vocabulary

/** How a clock stands, or how it ended. */
export const CLOCK_RESULTS: Vocabulary<'in_time' | 'lapsed' | 'lapsed_open' | 'running' | 'cancelled'> = {
  in_time: { zh: '按时', en: 'in time' },
  lapsed: { zh: '超期完成', en: 'late' },
  lapsed_open: { zh: '超期未完成', en: 'overdue' },
  running: { zh: '计时中', en: 'running' },
  cancelled: { zh: '取消', en: 'cancelled' },
}

export const BASES: Vocabulary<ClockRule['basis']> = {
  promise: { zh: '承诺', en: 'promise' },
  statutory: { zh: '法定', en: 'statutory' },
  target: { zh: '内部目标', en: 'target' },
}

/** What a complaint waits for. */
export const WAIT_REASONS: Vocabulary<WaitReason> = {
  information: { zh: '补充材料', en: 'information' },
  consent: { zh: '客户确认', en: 'consent' },
  thirdParty: { zh: '第三方', en: 'third party' },
  appraisal: { zh: '鉴定', en: 'appraisal' },
}

/** As they stand behind a number. */
export const UNITS: Vocabulary<(typeof Unit)['options'][number]> = {
  seconds: { zh: '秒', en: 'seconds' },
  hours: { zh: '小时', en: 'hours' },
  workingHours: { zh: '个工作小时', en: 'working hours' },
  workingDays: { zh: '个工作日', en: 'working days' },
  calendarDays: { zh: '个自然日', en: 'calendar days' },
  weeks: { zh: '周', en: 'weeks' },
  months: { zh: '个月', en: 'months' },
}

/** What a clock is called: as the policies say, else as here; a firm's own without a title goes by its name. */
export const clockName = (clock: string, language: Language, titles: Vocabulary): string =>
  knownWordIn(titles, clock, language) ?? wordIn(CLOCKS, clock, language)
