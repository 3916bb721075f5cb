import type { Language } from '../domain/names.ts'
import type { EventType, Outcome } from '../domain/event.ts'
import type { Entry } from '../domain/journal/journal.ts'
import type { Stage } from '../domain/policy/policy.ts'
import { eventName } from '../words/events.ts'
import type { Vocabulary } from '../words/vocabulary.ts'

/** Where it stands, in plain words for the complainant; they fit an enquiry or a praise as well. */
const STAGE_SENTENCES: Vocabulary<Stage> = {
  received: {
    zh: '我们已收到，正在安排专人处理。',
    en: 'We have it, and are finding the right person for it.',
  },
  investigating: { zh: '我们正在调查处理。', en: 'We are looking into it.' },
  proposed: {
    zh: '我们已提出处理方案，请您确认。',
    en: 'We have proposed a solution and ask for your answer.',
  },
  executing: { zh: '处理方案正在执行。', en: 'The solution is being carried out.' },
  revisiting: {
    zh: '处理方案已执行，我们将回访，了解您是否满意。',
    en: 'The solution has been carried out. We will ask whether you are satisfied.',
  },
  closed: { zh: '已办结。', en: 'It is closed.' },
}

const OUTCOMES: Vocabulary<Outcome> = {
  resolved: { zh: '已解决。', en: 'It has been resolved.' },
  finalResponse: { zh: '我们已给出最终答复。', en: 'We have given our final answer.' },
  withdrawn: { zh: '您已撤回。', en: 'You have withdrawn it.' },
  refused: { zh: '不予受理，理由见下。', en: 'We could not take it up; the reason is below.' },
  transferred: { zh: '已转交有权处理的单位。', en: 'It has been passed on to those who can decide it.' },
  merged: {
    zh: '已并入同一事项的另一件，一并处理。',
    en: 'It is handled together with another case of the same matter.',
  },
  unreachable: {
    zh: '多次回访未能联系到您，已办结。',
    en: 'We could not reach you to ask whether you are satisfied, and closed it.',
  },
}

const NEEDED: Vocabulary<'information' | 'consent'> = {
  information: { zh: '请您补充材料', en: 'We need something from you' },
  consent: { zh: '请您确认处理方案', en: 'Do you agree to our proposal?' },
}

const TOLD: Partial<Vocabulary<EventType>> = {
  received: { zh: '您的来件已登记', en: 'What you told us was registered' },
  acknowledged: { zh: '我们向您确认收到', en: 'We confirmed to you that we have it' },
  kindChanged: { zh: '处理类型已变更', en: 'It is handled as another kind of matter' },
  interimMeasureOffered: { zh: '我们先为您提供的临时措施', en: 'What we offered you for the meantime' },
  investigationPromised: { zh: '我们承诺调查并给您答复', en: 'We promised to look into it and tell you' },
  informationRequested: { zh: '我们请您补充材料', en: 'We asked you for something' },
  informationProvided: { zh: '您补充了材料', en: 'You gave us more information' },
  evidenceAttached: { zh: '您提交了附件', en: 'You gave us a document' },
  solutionOffered: { zh: '我们向您提出处理方案', en: 'We proposed a solution to you' },
  solutionAccepted: { zh: '处理方案已确认', en: 'The solution was agreed' },
  solutionDeclined: { zh: '您不接受处理方案', en: 'You declined the solution' },
  redressCarriedOut: { zh: '处理方案已执行一项', en: 'A part of the solution was carried out' },
  executionRecorded: { zh: '处理方案已执行', en: 'The solution was carried out' },
  revisitRecorded: { zh: '我们进行了回访', en: 'We asked whether you are satisfied' },
  handlingAccepted: { zh: '我们告知您已受理', en: 'We told you that it is taken on' },
  taskOpened: { zh: '已为您预约', en: 'An appointment was made for you' },
  dueMoved: { zh: '我们告知您新的时间', en: 'We told you a new date' },
  messageWritten: { zh: '我们给您写信', en: 'We wrote to you' },
  rated: { zh: '您评价了处理结果', en: 'You told us how satisfied you are' },
  feedbackGiven: { zh: '您给了我们反馈', en: 'You gave us feedback' },
  extensionGranted: { zh: '我们告知您需要更多时间', en: 'We told you that we need more time' },
  escalated: { zh: '您要求上级介入', en: 'You asked for a supervisor' },
  finalResponseGiven: { zh: '我们给出最终答复', en: 'We gave our final answer' },
  withdrawn: { zh: '您撤回了来件', en: 'You withdrew it' },
  refused: { zh: '我们告知您不予受理', en: 'We told you that we cannot take it up' },
  transferred: { zh: '已转交有权处理的单位', en: 'It was passed on' },
  reopened: { zh: '重新受理', en: 'It was taken up again' },
  cycleOpened: { zh: '由另一位同事重新处理', en: 'Another colleague took it up anew' },
  closed: { zh: '办结', en: 'It was closed' },
  slipRenewed: { zh: '我们给您发送了新的查询链接', en: 'We sent you a new link' },
}

const CONTACTS: Vocabulary<'inward' | 'outward'> = {
  inward: { zh: '您联系了我们', en: 'You were in touch with us' },
  outward: { zh: '我们联系了您', en: 'We were in touch with you' },
}

export const stageWords = (stage: Stage, language: Language): string => STAGE_SENTENCES[stage][language]
export const outcomeWords = (outcome: Outcome, language: Language): string => OUTCOMES[outcome][language]
export const neededWords = (reason: keyof typeof NEEDED, language: Language): string =>
  NEEDED[reason][language]

export function toldWords({ event }: Pick<Entry, 'event'>, language: Language): string {
  if (event.type === 'contactRecorded') return CONTACTS[event.direction][language]
  return TOLD[event.type]?.[language] ?? eventName(event.type, language)
}
