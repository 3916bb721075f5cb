/** What spreadsheets take for the beginning of a formula, also in its wide forms. */
const FORMULA = String.raw`[=+\-@\t\r＝＋－＠]`
const BEGINS_FORMULA = new RegExp(`^'*${FORMULA}`)
const WAS_FORMULA = new RegExp(`^'+${FORMULA}`)

/**
 * What spreadsheets make a number or a date of, and spoil: digits that begin with a zero, more digits than they keep
 * (12 are shown as 1.2E+11, of 16 the last becomes 0), a number with an exponent, a day and a month.
 */
const SPOILT = /^(?:0\d+|\d{12,}|\d+(?:\.\d+)?e[+-]?\d+|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?)$/i

/**
 * A text as a cell of CSV that spreadsheets leave as it is: a tab before what they would make a number of, an apostrophe
 * before what would be a formula. `readCell` gives the text back.
 */
export function safeCell(text: string): string {
  if (BEGINS_FORMULA.test(text)) return `'${text}`
  return SPOILT.test(text) ? `\t${text}` : text
}

/** The text of a cell, whether or not `safeCell` wrote it. */
export function readCell(cell: string): string {
  return cell.startsWith('\t') || WAS_FORMULA.test(cell) ? cell.slice(1) : cell
}
