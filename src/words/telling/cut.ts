/** At most so long, with `end` for what is left out; half a pair of surrogates is no character. */
export function cut(text: string, most: number, end = ''): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - end.length).replace(/[\uD800-\uDBFF]$/, '')}${end}`
}
