import type { Language } from '../domain/names.ts'
import type { Band } from './comparison.ts'

const ENGLISH = {
  title: 'The same cases under several policies',
  lead: (cases: number, log: string) => `${cases} cases of ${log}, each lived anew under every policy.`,
  policies: 'Policies',
  policy: 'Policy',
  inTime: 'In time',
  lapsing: 'Cases with a lapse',
  of: (part: number, all: number) => `${part} of ${all}`,
  escalations: 'Escalations by level',
  level: (level: number) => `L${level}`,
  clocks: 'Lapses by clock',
  clock: 'Clock',
  counted: 'in time / late / never done',
  none: 'no such clock',
  distribution: 'How the time was used',
  differ: 'Which complaints differ',
  against: (id: string, first: string) => `${id} held against ${first}`,
  newly: (count: number) => `${count} lapse there and did not before`,
  noLonger: (count: number) => `${count} do not lapse any more`,
  same: 'No complaint differs.',
  more: (count: number) => `and ${count} more`,
  method:
    'A log knows receipt, acknowledgement, assignment and resolution only. What it does not hold, as revisits or ' +
    'progress updates, lapses under every policy that asks for it.',
}
export type Words = typeof ENGLISH

const WORDS: Record<Language, Words> = {
  en: ENGLISH,
  zh: {
    title: '同一批案件在不同规则集下的结果',
    lead: (cases, log) => `${log} 中的 ${cases} 件案件，逐件按每个规则集重演。`,
    policies: '规则集',
    policy: '规则集',
    inTime: '按时率',
    lapsing: '有超期的案件',
    of: (part, all) => `${part} / ${all}`,
    escalations: '各级升级次数',
    level: (level) => `L${level}`,
    clocks: '各时限的超期情况',
    clock: '时限',
    counted: '按时 / 超期完成 / 超期未完成',
    none: '无此时限',
    distribution: '时间使用分布',
    differ: '结果不同的投诉',
    against: (id, first) => `${id} 与 ${first} 相比`,
    newly: (count) => `${count} 件新增超期`,
    noLonger: (count) => `${count} 件不再超期`,
    same: '没有投诉结果不同。',
    more: (count) => `另有 ${count} 件`,
    method:
      '日志只含接收、确认收到、分派与解决。日志中没有的步骤（如回访、进度反馈），在要求它的规则集下均计为超期。',
  },
}

export const wordsIn = (language: Language): Words => WORDS[language]

export const BAND_NAMES: Record<Language, Record<Band, string>> = {
  en: {
    early: 'in time, in the first half',
    inTime: 'in time, in the second half',
    lateDay: 'late by up to a day',
    lateWeek: 'late by up to a week',
    lateMore: 'later than that',
    never: 'never done',
  },
  zh: {
    early: '按时（前半程）',
    inTime: '按时（后半程）',
    lateDay: '超期一天以内',
    lateWeek: '超期一周以内',
    lateMore: '超期一周以上',
    never: '超期未完成',
  },
}
