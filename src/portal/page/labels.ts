import type { Language, Title } from '../../domain/names.ts'
import type { Vocabulary } from '../../words/vocabulary.ts'
import type { ProgressAction } from '../actions.ts'
import { PRODUCT } from '../../words/product.ts'

const LABELS = {
  brand: PRODUCT,
  title: { zh: '处理进度', en: 'How it stands' },
  other: { zh: 'English', en: '中文' },
  enter: {
    zh: '请输入回执上的编号和查询码，大小写、空格和连字符均可忽略。',
    en: 'Type the number and the secret of your slip. Capitals, spaces and hyphens do not matter.',
  },
  number: { zh: '编号', en: 'Number' },
  secret: { zh: '查询码', en: 'Secret' },
  show: { zh: '查询', en: 'Show' },
  again: { zh: '刷新', en: 'Refresh' },
  receipt: { zh: '可验证的回执', en: 'Receipt that can be proved' },
  leave: { zh: '退出', en: 'Leave' },
  handledAs: { zh: '已并入同一事项，现编号', en: 'Handled together with' },
  about: { zh: '您反映的问题', en: 'What it is about' },
  receivedAt: { zh: '接收时间', en: 'Received' },
  step: { zh: '进度', en: 'Step' },
  next: { zh: '我们的承诺', en: 'What we promise' },
  until: { zh: '最迟', en: 'By' },
  provisional: {
    zh: '暂定：该年度放假安排尚未公布',
    en: 'Provisional: the public holidays of that year are not published yet',
  },
  extended: { zh: '已延期，并已告知您', en: 'Extended, as we told you' },
  you: { zh: '中止计时，等您答复后继续', en: 'The time stands still until you answer' },
  others: { zh: '中止计时，等待第三方', en: 'The time stands still while we wait for a third party' },
  overdue: {
    zh: '已超过承诺的时间，非常抱歉。',
    en: 'We are late, and are sorry.',
  },
  asked: { zh: '需要您的答复', en: 'We need your answer' },
  answerBy: { zh: '请在此之前答复', en: 'Please answer by' },
  later: { zh: '之后仍可答复。', en: 'You may still answer later.' },
  redress: { zh: '补偿', en: 'Redress' },
  executeBy: { zh: '执行时间', en: 'Carried out by' },
  dueAt: { zh: '新的时限', en: 'New date' },
  startsAt: { zh: '预约时间', en: 'Appointment' },
  routes: { zh: '您的其他途径', en: 'Where else you can turn' },
  upheld: { zh: '结论', en: 'Conclusion' },
  score: { zh: '您对处理结果满意吗？', en: 'How content are you with it?' },
  score5: { zh: '非常满意', en: 'very content' },
  score4: { zh: '满意', en: 'content' },
  score3: { zh: '一般', en: 'neither' },
  score2: { zh: '不满意', en: 'not content' },
  score1: { zh: '非常不满意', en: 'not at all' },
  solved: { zh: '问题解决了吗？', en: 'Is the problem solved?' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  rateUs: { zh: '请您评价处理结果', en: 'Are you satisfied?' },
  reopenUntil: {
    zh: '如未解决，您可以在此之前要求重新处理：',
    en: 'If it is not settled, you can have it taken up again until',
  },
  history: { zh: '往来记录', en: 'What was said so far' },
  more: { zh: '您还可以', en: 'What you can do' },
  done: { zh: '已为您登记。', en: 'This has been recorded.' },
  notYet: { zh: '已收到，稍后刷新即可看到。', en: 'We have it. Refresh in a moment to see it here.' },
  linkSent: {
    zh: '新的链接已发往您留下的电子邮箱，此前的查询码已失效。',
    en: 'A new link is on its way to your e-mail address. The secret you had opens nothing any more.',
  },
  bring: { zh: '补充照片或文件', en: 'Add photos or papers' },
  lost: { zh: '查询码丢失了？', en: 'Lost your secret?' },
  lostHint: {
    zh: '填写编号和提交时留下的邮箱，新的链接将发往该邮箱，此前的链接和查询码随即失效。凭此链接可查看您用该邮箱提交的全部事项。',
    en: 'Give the number and the e-mail address that we have of you: a new link goes there, and what you had opens nothing any more. The link shows all that you told us from that address.',
  },
  address: { zh: '邮箱', en: 'E-mail address' },
  renew: { zh: '发送新链接', en: 'Send a new link' },
  lostSent: {
    zh: '如编号与邮箱相符，新的链接已发往该邮箱。',
    en: 'If number and address belong together, a new link is on its way there.',
  },
  lostReason: {
    zh: '凭编号和登记的邮箱申请，未出示查询码。',
    en: 'Asked for by number and the address on record, without a secret.',
  },
  letters: { zh: '我们给您的信件', en: 'What we wrote to you' },
  noLetters: { zh: '还没有发送过信件。', en: 'No letter has been sent yet.' },
  erased: { zh: '内容已依法删除。', en: 'Its words have been erased.' },
  earlier: { zh: '更早的信件', en: 'Earlier letters' },
  back: { zh: '返回处理进度', en: 'Back to how it stands' },
  otherMatters: { zh: '您的其他事项', en: 'What else you told us' },
  open: { zh: '查看', en: 'Show' },
  needsLink: {
    zh: '此查询码在登记时工作人员也见过。为确保由您本人决定，请通过我们发到您邮箱的链接答复或撤回。',
    en: 'Staff saw this secret when they registered your case. So that only you decide, answer or withdraw by the link in our e-mails to you.',
  },
  noAddress: {
    zh: '我们没有您的电子邮箱，请直接告诉我们您的决定。',
    en: 'We have no e-mail address of yours: please tell us your decision in person or by phone.',
  },
  zone: { zh: '时区：', en: 'All times are those of' },
  private: {
    zh: '请妥善保管查询码：凭编号和查询码即可查看并代您答复。',
    en: 'Keep the secret to yourself: with number and secret one sees this page and answers for you.',
  },
} satisfies Vocabulary

type Form = { title: Title; hint?: Title; words?: Title; button: Title }

/** What each thing a customer may do is called, what they read before, and what they are asked to write. */
export const FORMS: Record<ProgressAction, Form> = {
  'accept-solution': {
    title: { zh: '同意', en: 'I agree' },
    button: { zh: '同意此方案', en: 'I agree to it' },
  },
  'decline-solution': {
    title: { zh: '不同意此方案', en: 'I do not agree' },
    words: { zh: '请说明原因', en: 'Why not?' },
    button: { zh: '不同意', en: 'I do not agree' },
  },
  'provide-information': {
    title: { zh: '补充说明', en: 'Tell us more' },
    words: { zh: '您要补充的内容', en: 'What you want to tell us' },
    button: { zh: '提交', en: 'Send' },
  },
  'ask-escalation': {
    title: { zh: '要求上级介入', en: 'Ask for a supervisor' },
    hint: { zh: '每天可提一次。', en: 'Once a day.' },
    words: { zh: '请说明原因', en: 'What has gone wrong?' },
    button: { zh: '要求上级介入', en: 'Ask for it' },
  },
  rate: {
    title: { zh: '评价', en: 'Rate it' },
    hint: {
      zh: '不满意的，将由另一位同事重新处理。',
      en: 'Where you are not content, another colleague takes it up again.',
    },
    words: { zh: '您还想说的（选填）', en: 'What else you want to say (if you like)' },
    button: { zh: '提交评价', en: 'Send' },
  },
  'give-feedback': {
    title: { zh: '告诉我们后续情况', en: 'Tell us how it is now' },
    hint: {
      zh: '我们会记录您的反馈，不会因此重新处理；如需重新处理，请另行提出。',
      en: 'We record what you say. It is not taken up again by it: for that there is a way of its own.',
    },
    words: { zh: '您的反馈', en: 'Your feedback' },
    button: { zh: '提交', en: 'Send' },
  },
  'object-to-kind': {
    title: { zh: '这是投诉', en: 'It is a complaint' },
    hint: {
      zh: '我们将重新按投诉处理，时限自最初接收之日起算。',
      en: 'We handle it as a complaint again, from the day on which we received it.',
    },
    words: { zh: '请说明原因', en: 'Why?' },
    button: { zh: '按投诉处理', en: 'Handle it as a complaint' },
  },
  reopen: {
    title: { zh: '要求重新处理', en: 'It is not settled' },
    hint: { zh: '将由另一位同事重新处理。', en: 'Another colleague will take it up again.' },
    words: { zh: '还有什么没有解决？', en: 'What is still open?' },
    button: { zh: '要求重新处理', en: 'Take it up again' },
  },
  withdraw: {
    title: { zh: '撤回', en: 'Withdraw it' },
    hint: { zh: '撤回后即办结，我们不再处理。', en: 'It will be closed, and we stop working on it.' },
    words: { zh: '请说明原因', en: 'Why?' },
    button: { zh: '确认撤回', en: 'Withdraw it' },
  },
  'renew-slip': {
    title: { zh: '重新发送链接', en: 'Send me a new link' },
    hint: {
      zh: '将发往您留下的电子邮箱，此前的链接和查询码随即失效。',
      en: 'It goes to the e-mail address we have of you. Links and secrets of before stop working.',
    },
    button: { zh: '发送新链接', en: 'Send a new link' },
  },
}

export const label = (name: keyof typeof LABELS, language: Language): string => LABELS[name][language]
