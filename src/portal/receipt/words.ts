import type { Language } from '../../domain/names.ts'
import type { Vocabulary } from '../../words/vocabulary.ts'
import type { Verdict } from './check.ts'

const WORDS = {
  about: {
    zh: '回执载明我们何时收到、承诺何时完成，由我们签名，不含任何个人信息。次日起，回执可与我们公布的每日摘要核对；即使您的资料日后已删除，仍可核对。',
    en: 'It says what we received when, and what we promised by when. We have signed it, and it names nobody. From the next day on it can be held against the digest that we publish of each day, even after your data has been erased.',
  },
  number: { zh: '编号', en: 'Number' },
  receivedAt: { zh: '接收时间', en: 'Received' },
  issuedAt: { zh: '出具时间', en: 'Issued' },
  promised: { zh: '当时的承诺', en: 'Promised at that time' },
  paused: { zh: '计时中止，恢复后顺延', en: 'The time stands still, and the date moves on with it' },
  zone: { zh: '时区：', en: 'All times are those of' },
  file: { zh: '下载回执文件', en: 'Save the file' },
  scan: { zh: '扫码即可核对', en: 'Scan it to check it' },
  check: { zh: '核对回执', en: 'Check a receipt' },
  paste: { zh: '请粘贴回执文件的内容', en: 'Paste what the file holds' },
  offline: {
    zh: '无需联系我们也可核对：保存公布的摘要，按文档所述用命令核对。',
    en: 'It can be checked without us too: keep what we publish, and check it by the command in the documentation.',
  },
  roots: { zh: '公布的摘要', en: 'What we publish' },
  back: { zh: '返回', en: 'Back' },
} satisfies Vocabulary

export const receiptLabel = (name: keyof typeof WORDS, language: Language): string => WORDS[name][language]

type Why = Extract<Verdict, { is: 'wrong' }>['why']
const WHY: Vocabulary<Why> = {
  unreadable: { zh: '这不是我们的回执文件。', en: 'This is no receipt of ours.' },
  unknownKey: {
    zh: '签名所用的密钥不在已公布的密钥之列。',
    en: 'The key it was signed with is not published.',
  },
  notSigned: { zh: '签名不符：内容已被改动。', en: 'The signature does not fit: it was changed.' },
  unknownDay: { zh: '公布的摘要中没有这一天。', en: 'Of this day nothing is published.' },
  notUnderRoot: { zh: '与公布的当日摘要不符。', en: 'It does not lead to what is published of its day.' },
}

/** What came of a check, in a sentence. */
export function verdictWords(verdict: Verdict, language: Language): string {
  if (verdict.is === 'wrong') return WHY[verdict.why][language]
  if (verdict.is === 'proved')
    return language === 'zh'
      ? `回执属实：所载内容由我们签名；本件已在册，与 ${verdict.day} 公布的摘要相符。`
      : `It is true: we signed what it says, and that we have it is under what we published of ${verdict.day}.`
  return language === 'zh'
    ? '签名有效。本件尚未列入公布的摘要，通常次日即可核对。'
    : 'Signed by us. It is under no published digest yet: as a rule it is from the next day on.'
}
