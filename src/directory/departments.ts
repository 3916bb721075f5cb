import type { Directory } from './directory.ts'

/** A department and those above it. */
export function upwards({ departments }: Pick<Directory, 'departments'>, from: string | undefined): string[] {
  const levels: string[] = []
  for (let level: string | null | undefined = from; level != null && !levels.includes(level);) {
    levels.push(level)
    level = departments.find(({ id }) => id === level)?.parent
  }
  return levels
}

/** These departments and all below them, these first: what goes up from below is theirs too. */
export function withThoseBelow(
  { departments }: Pick<Directory, 'departments'>,
  own: readonly string[],
): string[] {
  const all = [...new Set(own)]
  // What is added is gone through as well.
  for (const one of all)
    for (const { id, parent } of departments) if (parent === one && !all.includes(id)) all.push(id)
  return all
}
