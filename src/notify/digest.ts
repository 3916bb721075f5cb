import type { NoticeFacts } from './outgoing-notice.ts'
import { formatted } from './words/catalogue.ts'
import type { Writing } from './words/event-values.ts'

/** A notice as a digest names it. */
export type DigestLine = { facts: NoticeFacts; line: () => string; link?: string | undefined }

/** Several notices in one letter: what presses first, grouped, and no more of them by name than can be read. */
export function digestOf(
  lines: readonly DigestLine[],
  { language, words: { digest } }: Writing,
  atMost = 20,
): { subject: string; paragraphs: string[] } {
  const say = (text: string, values: Record<string, string | number>) =>
    formatted(language, text, values) ?? ''
  const names: Record<string, string> = digest.names
  const groups = grouped(lines, Object.keys(names))
  const headings = groups.map(([name, { length }]) => say(names[name] ?? '', { count: length }))
  const count = lines.length
  const onlyOthers = groups.length === 1 && groups[0]![0] === 'other'
  let left = atMost
  const paragraphs = groups.flatMap(([, members], index) => {
    const shown = members.slice(0, Math.max(left, 0))
    left -= shown.length
    if (shown.length === 0) return []
    const text = shown.map(
      ({ line, link }) => say(digest.line, { line: line() }) + (link ? `\n  ${link}` : ''),
    )
    return [[headings[index], ...text].join('\n')]
  })
  return {
    subject: onlyOthers
      ? say(digest.plain, { count })
      : say(digest.subject, { count, groups: headings.join(digest.between) }),
    paragraphs: count > atMost ? [...paragraphs, say(digest.more, { count: count - atMost })] : paragraphs,
  }
}

/** By template, in the order in which the catalogue names them; the highest level first, then the oldest. */
function grouped(
  lines: readonly DigestLine[],
  order: readonly string[],
): (readonly [string, readonly DigestLine[]])[] {
  const groupOf = ({ facts: { notice } }: DigestLine) =>
    order.includes(notice.template) ? notice.template : 'other'
  return order.flatMap((name) => {
    const members = lines.filter((line) => groupOf(line) === name)
    return members.length > 0 ? [[name, members.toSorted(byUrgency)] as const] : []
  })
}

const levelOf = ({ facts: { event } }: DigestLine): number => (event.type === 'escalated' ? event.level : 0)

const byUrgency = (one: DigestLine, other: DigestLine): number =>
  levelOf(other) - levelOf(one) || one.facts.notice.createdAt - other.facts.notice.createdAt
