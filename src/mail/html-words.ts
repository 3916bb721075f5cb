import { convert } from 'html-to-text'

export const HTML_AT_MOST = 2_000_000
/** Tables in tables and quotes in quotes of honest mails stay far below; what is deeper takes its reader ever longer. */
const DEPTH_AT_MOST = 400

/** Of HTML what is read, not what runs or is fetched. */
export function wordsOfHtml(html: string): string {
  const whole = html.slice(0, HTML_AT_MOST)
  return depthOf(whole) > DEPTH_AT_MOST ? whole.replaceAll(TAG, ' ') : convert(whole, AS_TEXT)
}

const TAG = /<[^<>]*>/g
/** What has no end, or whose end is mostly left out. */
const WITHOUT_END = /^(br|img|hr|meta|link|input|col|area|base|wbr|source|p|li|td|th|tr|dt|dd|option|tbody)$/i

/** How deep its elements lie in one another, at most. */
function depthOf(html: string): number {
  let [depth, most] = [0, 0]
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][\w:]*)/gi)) {
    if (WITHOUT_END.test(name!)) continue
    depth = Math.max(0, depth + (end ? -1 : 1))
    most = Math.max(most, depth)
  }
  return most
}

const AS_TEXT = {
  wordwrap: false as const,
  // All of it: where mails are put together words stand outside of any body.
  baseElements: { selectors: ['no-such-element'], returnDomByDefault: true },
  // Of a cell and its row, as of others without an end, depth counts nothing.
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
