/** What of a mail is new, and whether something was folded away. A mail that is nothing but quotes is new as a whole. */
export function newWords(text: string): { text: string; isFolded: boolean } {
  const lines = text.split('\n')
  const lastQuote = lines.findLastIndex(isQuote)
  const cut = lines.findIndex((_, at) => beginsOriginal(lines, at, lastQuote))
  const kept = withoutQuotes(cut < 0 ? lines : lines.slice(0, cut))
  const folded = tidy(kept)
  const whole = tidy(lines)
  return folded === '' ? { text: whole, isFolded: false } : { text: folded, isFolded: folded !== whole }
}

const tidy = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

/** `>` before each line, as most programs quote, with the line that says whose words they are. */
const withoutQuotes = (lines: readonly string[]): string[] =>
  lines.filter((line, at) => !isQuote(line) && !introduces(lines, at) && !introduces(lines, at - 1, 2))

const isQuote = (line: string | undefined): boolean => /^\s*>/.test(line ?? '')

/** "On … wrote:" before a quote, on this line, or on this one and the next. */
function introduces(lines: readonly string[], at: number, over?: 2): boolean {
  const first = lines[at]?.trim() ?? ''
  const follows = (from: number) => isQuote(lines.slice(from, from + 4).find((one) => one.trim() !== ''))
  if (!over && isLike(WROTE, first)) return follows(at + 1)
  return isLike(STARTS, first) && isLike(WROTE, `${first} ${lines[at + 1]?.trim()}`) && follows(at + 2)
}

/** What programs write is short; on what is not no pattern is tried, for it may be made to take long. */
const isLike = (pattern: RegExp, line: string): boolean => line.length <= 400 && pattern.test(line)

/** Whose words are quoted: Apple, Gmail, NetEase, in English and Chinese; Gmail in Japanese. */
const WROTE =
  /^((on|at)\s.{4,200}\s(wrote|写道)|(在|于)?\s*.{0,10}\d{4}.{2,200}(写道|寫道|wrote)|\d{4}年.{4,200}<[^<>@\s]+@[^<>@\s]+>)\s*[:：]\s*$/i
const STARTS = /^(on|at|在|于|\d{4}\s*(年|-|\/))/i

/** From here on everything is an earlier mail: the line of a program, or a head as Outlook writes it. */
function beginsOriginal(lines: readonly string[], at: number, lastQuote: number): boolean {
  const line = lines[at]!.trim()
  if (isLike(ORIGINAL, line)) return true
  if (isLike(WROTE, line)) return lastQuote <= at
  return isLike(FROM, line) && lines.slice(at + 1, at + 6).some((one) => isLike(SENT, one.trim()))
}

const ORIGINAL =
  /^-{2,}\s*(original message|original|forwarded message|原始邮件|邮件原件|原邮件|回复的原邮件|转发的邮件|原始郵件|original email)\s*-{2,}$/i
const FROM = /^\*?(from|发件人|寄件者|寄件人|差出人)\*?\s*[:：]/i
const SENT = /^\*?(sent|date|发送时间|日期|寄件日期|送信日時)\*?\s*[:：]/i
