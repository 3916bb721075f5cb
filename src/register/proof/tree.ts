import { createHash } from 'node:crypto'

// A tree of digests (RFC 9162): whoever has one leaf and the digests beside its way up comes to the root. The database
// makes the same one (receipts_root).

/** What stands beside a node on its way up, and on which side; in hex. */
export type Beside = { left: string } | { right: string }

/** The root over leaves in their order; in hex. */
export const rootOfLeaves = (leaves: readonly string[]): string | undefined => levelsOf(leaves).at(-1)?.[0]

/** What takes the leaf at an index up to the root. */
export function pathOf(leaves: readonly string[], index: number): Beside[] {
  const path: Beside[] = []
  let at = index
  for (const level of levelsOf(leaves).slice(0, -1)) {
    const beside = level[at % 2 === 0 ? at + 1 : at - 1]
    if (beside !== undefined) path.push(at % 2 === 0 ? { right: beside } : { left: beside })
    at = Math.floor(at / 2)
  }
  return path
}

/** The root to which a leaf leads. */
export const rootFrom = (leaf: string, path: readonly Beside[]): string =>
  path.reduce(
    (node, beside) => ('left' in beside ? parentOf(beside.left, node) : parentOf(node, beside.right)),
    leafOf(leaf),
  )

/** From the leaves up; what has nobody beside it goes up as it is. */
function levelsOf(leaves: readonly string[]): string[][] {
  const levels = [leaves.map(leafOf)]
  for (let level = levels[0]!; level.length > 1;) {
    const children = level
    level = children.flatMap((left, index) => {
      if (index % 2 === 1) return []
      const right = children[index + 1]
      return [right === undefined ? left : parentOf(left, right)]
    })
    levels.push(level)
  }
  return levels
}

/** A leaf is told from a node by its first byte: neither passes for the other. */
const leafOf = (hex: string): string => sha256('00', hex)
const parentOf = (left: string, right: string): string => sha256('01', left, right)

const sha256 = (...hex: string[]): string =>
  createHash('sha256')
    .update(Buffer.from(hex.join(''), 'hex'))
    .digest('hex')
