import type { z } from 'zod'

/** Of what may be said in several ways, what is missing to the way that comes nearest; to each of them, if several do. */
export function nearest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const fewest = Math.min(...issue.errors.map(({ length }) => length))
  const inner = issue.errors.filter(({ length }) => length === fewest).flat()
  const named = new Map(
    inner.map((one) => [
      `${one.path.join('/')} ${one.message}`,
      { ...one, path: [...issue.path, ...one.path] },
    ]),
  )
  return [...named.values()].flatMap(nearest)
}
