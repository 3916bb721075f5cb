import { readdirSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'

type Node = { type: string; [field: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** What is said to developers and in documentation, not to who asks. */
const ELSEWHERE = new Set(['description', 'summary', 'example', 'en', 'zh'])

type Looking = {
  /** What errors are made of is for developers, except where an error tells a person what they have written. */
  thrown?: boolean
  isSaid?: (text: string) => boolean
}

/** Every sentence of a source file that somebody could be refused with, its values numbered: `There is no {1}.` */
export function sentencesIn(file: string, { thrown = false, isSaid = isSentence }: Looking = {}): string[] {
  const found: string[] = []
  const visit = (node: Node): void => {
    if (!thrown && node.type === 'NewExpression' && /(Error|ConfigFault)$/.test(nameOf(node['callee'])))
      return
    if (node.type === 'Property' && ELSEWHERE.has(nameOf(node['key']))) return
    const text = textOf(node)
    if (text !== undefined && isSaid(text)) found.push(numbered(text))
    if (text !== undefined && node.type !== 'TemplateLiteral') return
    for (const value of Object.values(node))
      for (const part of Array.isArray(value) ? value : [value]) if (isNode(part)) visit(part)
  }
  visit(parseSync(file, readFileSync(file, 'utf8')).program as unknown as Node)
  return found
}

/** The source files whose path fits. */
export const sourcesIn = (path: RegExp): string[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file}`)
    .filter((file) => file.endsWith('.ts') && path.test(file))

const nameOf = (node: unknown): string =>
  isNode(node) && typeof node['name'] === 'string' ? node['name'] : ''

const VALUE = '§'

/** A text as it stands, put together of its pieces, a mark where a value goes in. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  const { type, value, operator, left, right } = node
  if (type === 'Literal') return typeof value === 'string' ? value : undefined
  if (type === 'TemplateLiteral')
    return (node['quasis'] as { value: { cooked: string } }[]).map((piece) => piece.value.cooked).join(VALUE)
  if (type !== 'BinaryExpression' || operator !== '+') return undefined
  const [before, after] = [textOf(left), textOf(right)]
  return before === undefined || after === undefined ? undefined : before + after
}

export const isSentence = (text: string): boolean =>
  /^[A-Z§].* .*[.?]$/s.test(text) || /^[A-Z].*: §$/.test(text)

function numbered(text: string): string {
  let count = 0
  return text.replaceAll(VALUE, () => `{${++count}}`)
}
