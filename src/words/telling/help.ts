import type { Language, Title } from '../../domain/names.ts'
import { knownWordIn, type Vocabulary } from '../vocabulary.ts'

const TOLD: Title = { zh: '会告知客户。', en: 'The customer is told it.' }
const SCORE: Title = { zh: '1 最差，5 最好。', en: '1 is the worst, 5 the best.' }
const OVERRIDES: Title = {
  zh: '只在与推算结果不同时填写，并须说明原因。',
  en: 'Only where it is to be other than what follows; say why.',
}
const ONE_OF: Title = { zh: '选用模板或自行撰写，二选一。', en: 'Either ready words or your own.' }
const EITHER_DUE: Title = { zh: '截止时间与时限二选一。', en: 'Either an instant or a span from now.' }
const RUNS_UNDER: Title = { zh: '投诉目前适用的规则集。', en: 'That they run under now.' }
const QUEUE: Title = {
  zh: '不选则进入部门待办队列。',
  en: 'Without one it waits in the queue of the department.',
}

/**
 * What a field needs to be told beside its name: by the field, or by the command and the field where it means something
 * else there.
 */
const HELP: Vocabulary = {
  occurredAt: {
    zh: '事情发生在登记之前时填写；没有凭证的不影响计时。',
    en: 'Where it happened before now. Without proof it moves no deadline.',
  },
  executeBy: { zh: '向客户承诺的执行时间。', en: 'The instant that the customer is promised.' },
  routes: {
    zh: '客户还可以向谁反映：监管、调解、仲裁、诉讼。',
    en: 'Where else the customer can turn: a regulator, mediation, arbitration, a court.',
  },
  'acknowledge.said': { zh: '告知客户的原话。', en: 'What the customer was told.' },
  'classify.urgency': { zh: '不选为普通。', en: 'Normal where nothing is said.' },
  'classify.severity': OVERRIDES,
  'classify.priority': OVERRIDES,
  'classify.reason': { zh: '改变已有定级时必填。', en: 'Needed where it changes what was decided.' },
  'beginAdoption.policy': RUNS_UNDER,
  'beginCalendarAdoption.policy': RUNS_UNDER,
  'assign.person': QUEUE,
  'assign.reason': { zh: '改变自动分派时必填。', en: 'Needed where a rule has assigned it.' },
  'addNote.visibleTo': { zh: '不选则处理人员都能看到。', en: 'All staff who read the journal, if left out.' },
  'addNote.named': { zh: '此外还能看到的人。', en: 'Who reads it as well.' },
  'changeKind.reason': TOLD,
  'refuse.reason': TOLD,
  'extendDeadline.reason': TOLD,
  'moveDue.reason': TOLD,
  'requestInformation.what': TOLD,
  beyondLimit: {
    zh: '中止计时超过规则上限时，由负责人批准。',
    en: 'Whoever leads says so: clocks stand still for it even where they have been paused for long or often enough.',
  },
  'finalResponse.reasons': TOLD,
  'proposeSolution.draft': {
    zh: '按初步方案提出，另填的以所填为准。',
    en: 'As drafted, but for what is said beside it.',
  },
  'proposeSolution.measures': TOLD,
  'proposeSolution.redress': {
    zh: '超过规则所定限额的，先经审批。',
    en: 'Above the limit of the policy it waits for approval first.',
  },
  'recordRevisit.result': { zh: '有评分时由评分得出。', en: 'Follows from the score where there is one.' },
  'recordRevisit.score': SCORE,
  'acceptSolution.score': SCORE,
  'declineSolution.score': SCORE,
  'merge.into': { zh: '另一件投诉的编号。', en: 'The number of the other complaint.' },
  'merge.samePerson': {
    zh: '已核实两件出自同一人。',
    en: 'You have made sure that both are the same person’s.',
  },
  'proveEntry.sequence': { zh: '处理经过中该记录的序号。', en: 'Its number in what happened.' },
  'voidEntry.sequence': { zh: '处理经过中该记录的序号。', en: 'Its number in what happened.' },
  'escalate.level': { zh: '不填则升到下一级。', en: 'The next one, if left out.' },
  'openTask.mandatory': { zh: '完成之前不能提出方案。', en: 'Nothing can be proposed before it is done.' },
  'openTask.person': QUEUE,
  'bookAppointment.department': {
    zh: '不选则为责任部门。',
    en: 'The one that has the complaint, if left out.',
  },
  'sendMessage.template': ONE_OF,
  'sendMessage.text': ONE_OF,
  'sendMessage.language': { zh: '不选则用投诉人的语言。', en: 'The complainant’s, if left out.' },
  'markAsExample.summary': {
    zh: '写明可借鉴之处，不写姓名、电话、编号。呈报管理层的报告会引用，签发后不再更改。',
    en: 'What others may learn from it, without names, phone or other numbers. The report to management has it, and is never changed.',
  },
  'markAboutHandling.of': {
    zh: '所投诉处理的那件投诉的编号；重新受理后针对本件原处理的，不填。',
    en: 'The number of the complaint whose handling it is of; of this one, reopened, none.',
  },
  'attachEvidence.visibleTo': {
    zh: '不选则处理人员都能看到。',
    en: 'All staff who read the journal, if left out.',
  },
  'completeTask.opinion': {
    zh: '仅法务可见；处理人员只看到“结果”中的摘要。',
    en: 'For legal alone. Those who handle it read the result, which says it in short.',
  },
  'determineResponsibility.department': {
    zh: '认定人员责任时填其所在部门。',
    en: 'Of a person: the department in which they work.',
  },
  'determineResponsibility.name': {
    zh: '供应商、合作方或产品的名称。',
    en: 'Which supplier, partner or product.',
  },
  'determineResponsibility.evidence': {
    zh: '人员或部门负有责任的，必须附证据。',
    en: 'Needed where a person or a department is responsible.',
  },
  'orderSupervision.dueAt': EITHER_DUE,
  'orderSupervision.within': EITHER_DUE,
  'declareEmergency.reason': { zh: '立即通知管理层。', en: 'Management hears of it at once.' },
  'recordEmergencyMeasure.what': { zh: '采取的措施或目前进展。', en: 'What was done, or how it stands now.' },
  'assignResource.what': { zh: '人员、设备、资金等。', en: 'People, equipment, money and the like.' },
  'assignResource.department': { zh: '提供资源的部门。', en: 'The one that lends it.' },
  'assignResource.person': { zh: '可不填，由部门安排。', en: 'The department sees to it, if left out.' },
  'endEmergency.summary': {
    zh: '如何解除、目前状况。之后还须评估。',
    en: 'How it ended and how things stand. It is evaluated after that.',
  },
  'evaluateEmergency.text': {
    zh: '响应是否及时、措施与协作如何、今后如何改进。',
    en: 'How prompt and how well it was done, and what to do better.',
  },
  'transfer.to': { zh: '转往的部门或单位。', en: 'The department or body that goes on with it.' },
}

/** What holds where nothing is said. */
export const usuallyText = (what: string, language: Language): string =>
  language === 'zh' ? `通常：${what}` : `Usually: ${what}`

/** What helps to fill a field in, where it needs any. */
export const helpFor = (operation: string, field: string, language: Language): string | undefined =>
  knownWordIn(HELP, `${operation}.${field}`, language) ?? knownWordIn(HELP, field, language)
