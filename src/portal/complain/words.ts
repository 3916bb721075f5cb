import type { Kind } from '../../domain/policy/policy.ts'
import type { Language, Title } from '../../domain/names.ts'
import type { Vocabulary } from '../../words/vocabulary.ts'
import type { Field } from './typed.ts'

const WORDS = {
  title: { zh: '提交投诉与建议', en: 'Tell us' },
  intro: {
    zh: '带 * 的为必填。提交后立即得到编号和查询码。',
    en: 'Only what has a * is needed. You get a number and a secret at once.',
  },
  about: { zh: '渠道、流程与常见问题', en: 'How we handle it, and questions often asked' },
  answered: { zh: '也许这里已有答案', en: 'Perhaps this answers it' },
  mailIt: { zh: '发到自己的邮箱', en: 'Mail it to myself' },
  copyIt: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  printIt: { zh: '打印', en: 'Print' },
  helped: { zh: '已解决我的疑问', en: 'This answers it, I need not write' },
  hasHelped: { zh: '很高兴帮到您', en: 'Glad that it helped' },
  notSent: {
    zh: '没有提交任何内容。如仍有问题，随时可以告诉我们。',
    en: 'Nothing was sent to us. You may still tell us at any time.',
  },
  matter: { zh: '什么事', en: 'What it is' },
  which: { zh: '涉及什么', en: 'What it is about' },
  you: { zh: '您的联系方式', en: 'How we reach you' },
  reach: {
    zh: '电话或邮箱至少留一项，我们才能主动联系您；都不留，也可凭编号查询。',
    en: 'With a telephone number or an address we can answer you. Without either you follow it by its number.',
  },
  unknown: { zh: '不确定', en: 'I do not know' },
  noWish: { zh: '都可以', en: 'any' },
  files: { zh: '照片、录音或文件', en: 'Photos, recordings or papers' },
  filesHint: { zh: '最多 5 个，合计不超过 20 MB。', en: 'At most 5, of 20 MB together.' },
  kept: { zh: '已收到的文件', en: 'Files that we have' },
  privacy: { zh: '隐私告知', en: 'Privacy notice' },
  version: { zh: '版本', en: 'Version' },
  sensitive: {
    zh: '我提供的内容含敏感个人信息（如健康、证件、账户），同意用于处理本事项。不勾选不影响登记。',
    en: 'What I say has sensitive data in it (health, identity papers, accounts): you may use it to handle this. It is taken in without this, too.',
  },
  trap: { zh: '请将此项留空', en: 'Leave this empty' },
  send: { zh: '提交', en: 'Send it' },
  // What is wrong.
  look: { zh: '尚未提交，请检查：', en: 'Not sent yet. Please look at:' },
  needed: { zh: '请填写此项。', en: 'This is needed.' },
  badEmail: { zh: '请填写完整的邮箱地址。', en: 'This is no whole e-mail address.' },
  badPhone: { zh: '请填写 3 至 40 位的电话号码。', en: 'A telephone number has 3 to 40 characters.' },
  badDate: { zh: '请填写年月日，如 2026-03-09。', en: 'Give a date, like 2026-03-09.' },
  later: { zh: '日期不能晚于今天。', en: 'The date lies in the future.' },
  filesNeeded: { zh: '请选择文件。', en: 'Choose at least one file.' },
  tooManyFiles: { zh: '最多 5 个文件。', en: 'At most 5 files.' },
  chooseAgain: { zh: '请重新选择：', en: 'Choose these again:' },
  tooLarge: {
    zh: '文件太大，未能全部收下。请减少文件后再提交；您填写的内容仍在下面。',
    en: 'The files are too large and did not come in whole. Send fewer: what you typed stands below.',
  },
  busy: {
    zh: '文件未能全部收下：同时提交的人太多，或网速太慢。请稍候重新选择文件再提交，不会重复；也可不附文件先提交。您填写的内容仍在下面。',
    en: 'The files did not come in whole: too many are sending at once, or the line is too slow. Choose them again and send it in a moment, nothing is taken in twice; or send it without files. What you typed stands below.',
  },
  filesBusy: {
    zh: '文件未能全部收下：同时提交的人太多，或网速太慢。请稍候重新选择文件再提交。',
    en: 'The files did not come in whole: too many are sending at once, or the line is too slow. Choose them again in a moment.',
  },
  tooMany: {
    zh: '提交过于频繁，请一小时后再试，或直接来电。您填写的内容仍在下面。',
    en: 'This was sent too often. Try again in an hour, or call us: what you typed stands below.',
  },
  away: {
    zh: '暂时无法登记，请稍候再按“提交”，不会重复。您填写的内容仍在下面。',
    en: 'We cannot take it in just now. Press “Send it” again in a moment, nothing is taken in twice: what you typed stands below.',
  },
  changed: {
    zh: '此表单已经提交过，内容不同。再按“提交”将另行登记；要补充已提交的事项，请到“处理进度”。',
    en: 'This form was sent before, with other words. Press “Send it” to send what stands here as another; to add to the first, open “How it stands”.',
  },
  // After it.
  thanks: { zh: '我们已收到', en: 'We have it' },
  keep: {
    zh: '请抄下、截图或打印编号和查询码：凭此查看进度并答复。',
    en: 'Write both down, take a picture or print this page: with them you see how it stands, and answer.',
  },
  follow: { zh: '查看处理进度', en: 'See how it stands' },
  link: { zh: '查询链接', en: 'The link to it' },
  another: { zh: '提交另一件', en: 'Tell us something else' },
  before: {
    zh: '查询码只在提交后十分钟内显示。',
    en: 'The secret is shown for ten minutes only.',
  },
  noFiles: {
    zh: '文件暂时无法保存，请稍后在“处理进度”页告诉我们，或另行提供。',
    en: 'The files could not be kept just now. Tell us on the page “How it stands”, or bring them otherwise.',
  },
  lostFiles: {
    zh: '这些文件没有一并收到，请到“查看处理进度”补充：',
    en: 'These files did not come with it. Add them on the page “How it stands”:',
  },
  hadIt: { zh: '此前已经收到，没有重复登记', en: 'We had it before; it was not taken in twice' },
  filesAdded: { zh: '这次附上的文件已补充。', en: 'The files sent now were added to it.' },
  filesUnsure: {
    zh: '这次附上的文件没有补充。如首次提交时未附上，请到“查看处理进度”补充。',
    en: 'The files sent now were not added. If they did not come the first time, add them on the page “How it stands”.',
  },
  source: { zh: '客户网上提交', en: 'Sent by the customer online' },
} satisfies Vocabulary

export const complainWord = (name: keyof typeof WORDS, language: Language): string => WORDS[name][language]

/** What each field is called on the form. */
export const FIELD_LABELS: Vocabulary<Field | 'files'> = {
  kind: { zh: '您要提交的是', en: 'What would you like to tell us?' },
  topic: { zh: '属于哪一类？', en: 'Which of these fits best?' },
  subject: { zh: '一句话概括', en: 'In a few words' },
  description: { zh: '经过', en: 'What happened' },
  wish: { zh: '您希望我们怎么做', en: 'What you wish us to do' },
  happenedOn: { zh: '哪一天发生的', en: 'On which day' },
  place: { zh: '在哪里发生的', en: 'Where' },
  orderNumber: { zh: '订单号', en: 'Order number' },
  contractNumber: { zh: '合同号', en: 'Contract number' },
  model: { zh: '产品或车型', en: 'Product or model' },
  serial: { zh: '序列号或车架号', en: 'Serial number or VIN' },
  storeId: { zh: '门店', en: 'Store' },
  name: { zh: '称呼', en: 'Your name' },
  phone: { zh: '电话', en: 'Telephone' },
  email: { zh: '邮箱', en: 'E-mail' },
  preferredMethod: { zh: '希望我们怎样联系您', en: 'How do you like to hear from us?' },
  files: WORDS.files,
}

/** What people call each kind of what they tell. */
export const KIND_LABELS: Record<Kind, Title> = {
  complaint: { zh: '投诉：有问题要解决', en: 'A complaint: something went wrong' },
  enquiry: { zh: '咨询：有事想问', en: 'A question' },
  suggestion: { zh: '建议：希望改进', en: 'A suggestion' },
  praise: { zh: '表扬：做得好', en: 'Praise' },
}
