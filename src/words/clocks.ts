import type { DayNote, DayReason } from '../domain/calendar/explain-days.ts'
import type { ClockRule, WaitReason } from '../domain/policy/policy.ts'
import type { Unit } from '../domain/policy/terms.ts'
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
  emergencyMeasure: { zh: '首项应急措施', en: 'First emergency measure' },
  emergencyStatus: { zh: '应急进展', en: 'Emergency status' },
  evaluation: { zh: '应急评估', en: 'Evaluation' },
} satisfies Vocabulary

/** The ladders of the policies that ship; a firm's own go by their names. */
export const LADDERS: Vocabulary = {
  standard: { zh: '标准', en: 'standard' },
  elapsed: { zh: '按自然时间', en: 'by the wall clock' },
  stage: { zh: '阶段目标', en: 'of stages' },
}

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
  minutes: { zh: '分钟', en: 'minutes' },
  hours: { zh: '小时', en: 'hours' },
  workingHours: { zh: '个工作小时', en: 'working hours' },
  workingDays: { zh: '个工作日', en: 'working days' },
  calendarDays: { zh: '个自然日', en: 'calendar days' },
  weeks: { zh: '周', en: 'weeks' },
  months: { zh: '个月', en: 'months' },
}

/** Why a day counted, or did not. */
export const DAY_REASONS: Vocabulary<DayReason> = {
  receiptDay: { zh: '起算当日', en: 'day it started' },
  workingDay: { zh: '工作日', en: 'working day' },
  makeupWorkday: { zh: '调休上班', en: 'make-up working day' },
  calendarDay: { zh: '自然日', en: 'calendar day' },
  holiday: { zh: '法定节假日', en: 'public holiday' },
  restDay: { zh: '休息日', en: 'day of rest' },
  paused: { zh: '中止计时', en: 'paused' },
  rolled: { zh: '顺延', en: 'moved to a working day' },
  beyondCalendar: { zh: '日历尚未公布', en: 'calendar not published yet' },
}

/** What else moved a due. */
export const DAY_NOTES: Vocabulary<DayNote> = {
  deemedReceipt: {
    zh: '非工作时间收到，自下一个工作时段起算。',
    en: 'It came outside of business hours and counts from when business opened.',
  },
  movedBehindResume: {
    zh: '恢复计时时已过原截止，顺延至其后的截止点。',
    en: 'When it went on its due had passed, and moved to the next one.',
  },
  rolled: {
    zh: '截止落在非工作日，顺延至下一工作日。',
    en: 'It fell on a day off, and moved to the next working day.',
  },
  provisional: {
    zh: '所涉年份的日历尚未公布，截止时间暂定。',
    en: 'The calendar of that year is not published yet: the due is provisional.',
  },
}

/** What a clock is called: as the policies say, else as here; a firm's own without a title goes by its name. */
export const clockName = (clock: string, language: Language, titles: Vocabulary): string =>
  knownWordIn(titles, clock, language) ?? wordIn(CLOCKS, clock, language)
