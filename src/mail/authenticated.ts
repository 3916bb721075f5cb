import type { Headers } from './headers.ts'

type Result = { method: string; result: string; properties: ReadonlyMap<string, string> }

/**
 * Whether the receiving server has found that a mail comes from the domain of its sender (RFC 8601). Of what bears the
 * server's name only the topmost counts: the server writes above whatever the sender wrote.
 */
export function isAuthenticated(
  headers: Headers,
  { authservId, address }: { authservId: string; address: string },
): boolean {
  const domain = domainOf(address)
  const written = headers.all('authentication-results').map(readResults)
  const ours = written.find(({ by }) => by === authservId.toLowerCase())
  return ours?.results.some((one) => one.result === 'pass' && isOf(domain, authenticated(one))) === true
}

/** Which property says what was authenticated, by method. */
const SAYS: Readonly<Record<string, readonly string[]>> = {
  dkim: ['header.d', 'header.i'],
  spf: ['smtp.mailfrom'],
  // What the domain itself asks for: one of the two passed, and is of the domain in From.
  dmarc: ['header.from'],
}

const authenticated = ({ method, properties }: Result): string | undefined => {
  const said = SAYS[method]?.map((name) => properties.get(name)).find((value) => value !== undefined)
  return said && domainOf(said)
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** The same domain, or one above it: whoever has that one has all below it, and not the other way round. */
const isOf = (domain: string, authenticated: string | undefined): boolean =>
  authenticated !== undefined &&
  authenticated.includes('.') &&
  (domain === authenticated || domain.endsWith(`.${authenticated}`))

function readResults(header: string): { by: string | undefined; results: readonly Result[] } {
  const [name = [], ...results] = splitAt(tokens(header.replaceAll(/\s+/g, ' ')), ';')
  return { by: name[0]?.toLowerCase(), results: results.map(resultOf) }
}

function resultOf(parts: readonly string[]): Result {
  const pairs = parts.map((part) => {
    const at = part.indexOf('=')
    return [part.slice(0, Math.max(at, 0)).toLowerCase(), part.slice(at + 1)] as const
  })
  const [[method, result] = ['', ''] as const, ...properties] = pairs
  // A method may bear its version: dkim/1.
  return {
    method: method.split('/')[0]!,
    result: result.toLowerCase(),
    properties: new Map(properties),
  }
}

function splitAt(all: readonly string[], separator: string): string[][] {
  const groups: string[][] = [[]]
  for (const one of all) {
    if (one === separator) groups.push([])
    else groups.at(-1)!.push(one)
  }
  return groups
}

/** `;` and the words between, without comments. What is quoted separates nothing, whoever wrote it. */
function tokens(header: string): string[] {
  const found: string[] = []
  let word = ''
  const end = () => {
    if (word !== '') found.push(word)
    word = ''
  }
  for (let at = 0; at < header.length; at++) {
    const character = header[at]!
    if (character === '(') {
      at = afterComment(header, at)
      end()
    } else if (character === '"') {
      const close = afterQuoted(header, at)
      word += header.slice(at + 1, close).replaceAll(/\\(.)/g, '$1')
      at = close
    } else if (character === ';') {
      end()
      found.push(';')
    } else if (character === ' ') {
      // `dkim = pass` is one word; no two blanks stand together here.
      if (header[at + 1] !== '=' && header[at - 1] !== '=') end()
    } else word += character
  }
  end()
  return found
}

/** Where the comment that begins here ends; comments may hold comments. */
function afterComment(header: string, from: number): number {
  let depth = 0
  for (let at = from; at < header.length; at++) {
    if (header[at] === '\\') at++
    else if (header[at] === '(') depth++
    else if (header[at] === ')' && --depth === 0) return at
  }
  return header.length
}

function afterQuoted(header: string, from: number): number {
  for (let at = from + 1; at < header.length; at++) {
    if (header[at] === '\\') at++
    else if (header[at] === '"') return at
  }
  return header.length
}
