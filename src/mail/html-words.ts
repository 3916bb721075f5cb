import { convert } from 'html-to-text'

export const HTML_AT_MOST = 2_000_000
/** Tables in tables and quotes in quotes of honest mails stay far below; what is deeper takes its reader ever longer. */
const DEPTH_AT_MOST = 400

/** Of HTML what is read, not what runs or is fetched. */
export function wordsOfHtml(html: string): string {
  const whole = html.slice(0, HTML_AT_MOST)
  return isTooDeep(whole) ? whole.replaceAll(TAG, ' ') : convert(whole, AS_TEXT)
}

const TAG = /<[^<>]*>/g
const VOID = /^(br|img|hr|meta|link|input|col|area|base|wbr|source)$/
/** Their end is mostly left out: of these more may stand open. */
const END_LEFT_OUT = /^(p|li|td|th|tr|dt|dd|option|tbody)$/
const LEFT_OPEN_AT_MOST = 1_100

/** Whether its elements may lie too deep in one another. An end that nothing has begun ends nothing. */
function isTooDeep(html: string): boolean {
  const open = new Map<string, number>()
  let [depth, leftOpen] = [0, 0]
  for (const [, end, tag] of html.matchAll(/<(\/?)([a-z][^\s<>/]*)/gi)) {
    const name = tag!.toLowerCase()
    const before = open.get(name) ?? 0
    const step = end ? -1 : 1
    if (VOID.test(name) || before + step < 0) continue
    open.set(name, before + step)
    if (END_LEFT_OUT.test(name)) leftOpen += step
    else depth += step
    if (depth > DEPTH_AT_MOST || leftOpen > LEFT_OPEN_AT_MOST) return true
  }
  return false
}

const AS_TEXT = {
  wordwrap: false as const,
  // All of it: where mails are put together words stand outside of any body.
  baseElements: { selectors: ['no-such-element'], returnDomByDefault: true },
  limits: { maxInputLength: HTML_AT_MOST, maxDepth: 4 * DEPTH_AT_MOST },
  selectors: [
    {
      selector: 'a',
      options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] as [string, string] },
    },
    { selector: 'img', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', options: { uppercaseHeaderCells: false } },
  ],
}
