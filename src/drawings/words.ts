import type { Language } from '../domain/names.ts'

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
