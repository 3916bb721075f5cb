import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Names } from '../domain/names.ts'
import { readJson } from '../files/read.ts'

/** What categories are called; any other word may be one too, and goes by itself. */
const Categories = z.strictObject({
  categories: z.array(
    z.strictObject({
      id: z.string().min(1).max(120),
      title: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
    }),
  ),
})

/** The categories beside the policies of a folder, by id; a folder without them names none. */
export function loadCategories(folder: string): Names['categories'] {
  const file = join(folder, 'categories', 'categories.json')
  if (!existsSync(file)) return {}
  const parsed = Categories.safeParse(readJson(file))
  if (parsed.success) return Object.fromEntries(parsed.data.categories.map(({ id, title }) => [id, title]))
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`Categories that cannot be used, in ${file}:\n${faults.join('\n')}`)
}
