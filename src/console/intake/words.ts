import type { Vocabulary } from '../../words/vocabulary.ts'
import { catalogue } from '../catalogue.ts'

export const WORDS = {
  cameIn: { zh: '来件', en: 'How it came' },
  script: { zh: '话术', en: 'What to say' },
  showScript: { zh: '显示话术', en: 'Show what to say' },
  told: { zh: '已填写', en: 'filled in' },
  more: { zh: '更多信息', en: 'More' },
  less: { zh: '收起', en: 'Less' },
  neededToClassify: { zh: '定级前须补齐', en: 'needed before it is classified' },
  neededToPropose: { zh: '提出方案前须补齐', en: 'needed before a solution is proposed' },
  byRules: { zh: '按规则自动选用', en: 'By the rules' },
  firstSteps: { zh: '同时办理', en: 'First steps' },
  firstStepsHow: {
    zh: '填写了的一并提交：全部成功，或全部不登记。',
    en: 'What is filled in goes along: all of it is taken in, or nothing.',
  },
  byItself: {
    zh: '不填则按规则自动分派。',
    en: 'Left empty, it is assigned by the rules once it is classified.',
  },
  fromCategory: { zh: '不填则取自类别：', en: 'Left empty, taken from the category: ' },
  anyWord: {
    zh: '此规则集没有类别表，可自行填写。',
    en: 'This policy has no list of categories: any word is one.',
  },
  takeIn: { zh: '登记', en: 'Take in' },
  startOver: { zh: '清空', en: 'Clear' },
  startOverSure: { zh: '清空已填写的全部内容', en: 'Clear everything that was typed' },
  left: { zh: '未登记完的：', en: 'Begun and left:' },
  nameless: { zh: '未填姓名', en: 'nobody named' },
  callers: { zh: '来电人', en: 'Who is calling' },
  callersFor: {
    zh: '输入电话、邮箱或姓名时在此显示。',
    en: 'Shown while a number, an address or a name is typed.',
  },
  nobodyKnown: { zh: '没有此人的投诉。', en: 'No complaints of theirs are known.' },
  openOnes: { zh: '未办结', en: 'open' },
  elsewhere: { zh: '其他部门', en: 'of another department' },
  alike: { zh: '相近的投诉', en: 'Similar complaints' },
  alikeFor: { zh: '输入主题或订单号时在此显示。', en: 'Shown while the subject or the order is typed.' },
  noneAlike: { zh: '没有相近的投诉。', en: 'Nothing similar was told before.' },
  // The slip.
  slip: { zh: '登记回执', en: 'Slip' },
  slipOf: { zh: '已登记', en: 'Taken in' },
  number: { zh: '编号', en: 'Number' },
  secret: { zh: '查询码', en: 'Secret' },
  lookUp: {
    zh: '凭编号和查询码可在此查询进度：',
    en: 'With number and secret you see how it stands at:',
  },
  keepIt: {
    zh: '请妥善保管查询码：凭编号和查询码即可查看并代您答复。',
    en: 'Keep the secret to yourself: with number and secret one sees how it stands and answers for you.',
  },
  onlyOnce: {
    zh: '查询码只在此显示一次，离开后不再出现。',
    en: 'The secret is shown here only, and not again once you go on.',
  },
  noSecret: {
    zh: '查询码已不再显示。客户如需，可更换查询码。',
    en: 'The secret is not shown any more. If the customer needs one, renew it.',
  },
  print: { zh: '打印', en: 'Print' },
  next: { zh: '登记下一件', en: 'Take in the next' },
  open: { zh: '打开投诉', en: 'Open the complaint' },
} satisfies Vocabulary

export const useSay = catalogue(WORDS)
