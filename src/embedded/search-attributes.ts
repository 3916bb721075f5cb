import type { Connection } from '@temporalio/client'
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes.js'
import { setTimeout as delay } from 'node:timers/promises'

/** What `defineSearchAttributeKey` makes. */
export type SearchAttribute = { readonly name: string; readonly type: string }

const usableWithinMs = 30_000

/** Adds the missing ones. The dev server's own flag does so only when its file is new. */
export async function ensureSearchAttributes(
  connection: Connection,
  attributes: readonly SearchAttribute[],
  namespace = 'default',
): Promise<void> {
  const known = await knownAttributes(connection, namespace)
  const missing = attributes.filter(({ name }) => !(name in known))
  if (missing.length === 0) return
  const added = missing.map(({ name, type }) => [name, indexedTypeOf(type)] as const)
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(added),
  })
  await untilUsable(connection, missing, namespace)
}

/** The names of those that are not there, or are of another type. */
export async function lackingAttributes(
  connection: Connection,
  attributes: readonly SearchAttribute[],
  namespace: string,
): Promise<string[]> {
  const known = await knownAttributes(connection, namespace)
  const isThere = ({ name, type }: SearchAttribute) => known[name] === indexedTypeOf(type)
  return attributes.filter((one) => !isThere(one)).map(({ name }) => name)
}

async function knownAttributes(connection: Connection, namespace: string): Promise<Record<string, unknown>> {
  try {
    return (await connection.operatorService.listSearchAttributes({ namespace })).customAttributes
  } catch (error) {
    if ((error as { code?: number }).code === unimplemented) return {}
    throw error
  }
}

/** The server learns of a new attribute a moment after it has accepted it; until then it refuses a start that sets it. */
async function untilUsable(
  connection: Connection,
  attributes: readonly SearchAttribute[],
  namespace: string,
): Promise<void> {
  const query = attributes.map(({ name }) => `${name} IS NULL`).join(' AND ')
  const until = Date.now() + usableWithinMs
  for (;;) {
    try {
      await connection.workflowService.countWorkflowExecutions({ namespace, query })
      return
    } catch (error) {
      const code = (error as { code?: number }).code
      if (code === unimplemented) return
      if (code !== invalidArgument || Date.now() > until) throw error
      await delay(100)
    }
  }
}

/** gRPC's codes; the time-skipping server has no visibility, and there an attribute is usable at once. */
const [invalidArgument, unimplemented] = [3, 12]

function indexedTypeOf(type: string): number {
  const known = type as Parameters<typeof encodeSearchAttributeIndexedValueType>[0]
  const encoded = encodeSearchAttributeIndexedValueType(known)
  if (encoded === undefined) throw new Error(`There is no search attribute type ${type}.`)
  return encoded
}

/** The type's name on the command line: KEYWORD_LIST is KeywordList. */
export function cliTypeOf(type: string): string {
  const words = type.toLowerCase().split('_')
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
