import type { Language, Title } from '../../domain/names.ts'

/** What we say ourselves of a mail that came in, where it says nothing, or not all of it could be taken. */

export const NO_SUBJECT: Title = { zh: '（无主题的邮件）', en: '(mail without a subject)' }
export const NO_SENDER: Title = { zh: '（未署名）', en: '(unnamed)' }
export const FROM_A_MAIL: Title = { zh: '客户邮件', en: 'Mail of the customer' }
/** Of whom it is not known that they are the customer. */
export const FROM_ANY_MAIL: Title = { zh: '来信', en: 'Mail' }
export const ORIGINAL: Title = { zh: '邮件原文.eml', en: 'original mail.eml' }
/** Where that cannot be kept. */
export const READABLE: Title = { zh: '邮件全文.txt', en: 'text of the mail.txt' }
export const NO_WORDS: Title = { zh: '（邮件没有正文）', en: '(the mail has no words)' }

/** Where the text was too long. */
export const CUT: Title = { zh: '（正文过长，以下从略。）', en: '(The mail is longer than this.)' }

const LEFT_OUT: Title = { zh: '未能保存的附件：', en: 'Files that could not be kept: ' }
export const leftOutWords = (names: readonly string[], language: Language): string =>
  `${LEFT_OUT[language]}${names.join(language === 'zh' ? '、' : ', ')}`

const ANSWERS: Title = { zh: '来信提到的编号：', en: 'The mail names the complaint ' }
export const namesNumberWords = (number: string, language: Language): string =>
  `${ANSWERS[language]}${number}`

const UNVERIFIED: Title = {
  zh: '收到来信，但不能确认发件人就是投诉人，请核实后再处理。发件人：',
  en: 'A mail has come in, and it is not shown that the complainant wrote it: please find out first. From: ',
}
const SUBJECT: Title = { zh: '主题：', en: 'Subject: ' }

/** What is noted of a mail before anybody knows whose words it has. */
export const unverifiedWords = (
  { sender, subject, text }: { sender: string; subject: string; text: string },
  language: Language,
): string => [`${UNVERIFIED[language]}${sender}`, `${SUBJECT[language]}${subject}`, '', text].join('\n')
