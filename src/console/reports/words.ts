import type { Vocabulary } from '../../words/vocabulary.ts'
import { catalogue } from '../catalogue.ts'

export const WORDS = {
  edition: { zh: '版次', en: 'Edition' },
  cutOff: { zh: '数据截至', en: 'Data until' },
  issued: { zh: '出具时间', en: 'Issued' },
  issuedBy: { zh: '出具人', en: 'By' },
  schedule: { zh: '定时出具', en: 'by schedule' },
  issue: { zh: '出具报告', en: 'Issue a report' },
  issueAbout: {
    zh: '每个期间出具一份；已有报告的期间，须说明原因才会另出一版。出具后不再改动。',
    en: 'A period is reported once; where there is a report, another edition takes a reason. No report is ever changed.',
  },
  isIssued: { zh: '已出具：', en: 'Issued: ' },
  wasIssued: {
    zh: '此期间已有报告，没有另出新版：',
    en: 'There was a report of it already, and nothing new was issued: ',
  },
  takesReason: { zh: '说明原因即可另出一版。', en: 'Another edition takes a reason.' },
  kinds: { zh: '显示', en: 'Which' },
  all: { zh: '全部', en: 'All' },
  quarter: { zh: '季度', en: 'Quarters' },
  month: { zh: '月度', en: 'Months' },
  which: { zh: '报告期间', en: 'Period to report' },
  none: { zh: '还没有报告。', en: 'No report has been issued yet.' },
  print: { zh: '打印', en: 'Print' },
  download: { zh: '导出 CSV', en: 'As CSV' },
  back: { zh: '全部报告', en: 'All reports' },
  copies: { zh: '送达情况', en: 'Who has it' },
  noCopies: { zh: '尚未送达任何人。', en: 'Nobody was given it.' },
  mailed: { zh: '邮件已发', en: 'mailed' },
  notMailed: { zh: '邮件无法送达', en: 'no mail could be sent' },
  toBeMailed: { zh: '邮件待发', en: 'mail is on its way' },
  opened: { zh: '已打开', en: 'opened' },
  unopened: { zh: '尚未打开', en: 'not opened' },
  check: { zh: '核对', en: 'Check' },
  same: { zh: '与事件记录一致', en: 'As the events tell it' },
  differs: {
    zh: '之后补录的内容会使其不同，可另出一版：',
    en: 'What was entered later would tell it differently, so that another edition is worth it:',
  },
} satisfies Vocabulary

export const useSay = catalogue(WORDS)
