const HTML = Symbol('html')

/** Text that is known to be HTML. Nothing that was read from anywhere can be one: it has no such symbol. */
export type Html = { readonly [HTML]: string }
export type Part = Html | string | number | null | undefined | false | readonly Part[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"'`]/g, (letter) => ESCAPES[letter]!)

/** A template without the indents of our source. */
const unindented = (literal: string): string => literal.replaceAll(/\n\s+/g, '\n')

/** A template of HTML: whatever is put into it is text, unless it came out of such a template itself. */
export const html = (literals: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  [HTML]: literals
    .map(unindented)
    .reduce((before, literal, index) => before + written(parts[index - 1]) + literal),
})

/** HTML as the text that is sent. */
export function written(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part !== 'object') return escaped(String(part))
  return HTML in part ? part[HTML] : part.map(written).join('')
}

/** A style sheet of ours, whose quotes must stay. */
export function styleOf(css: string): Html {
  if (css.includes('<')) throw new Error('A style sheet has nothing to open a tag for.')
  return { [HTML]: css }
}
