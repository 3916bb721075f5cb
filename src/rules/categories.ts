import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Names } from '../domain/names.ts'
import { readChecked } from '../files/read.ts'

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
  const { categories } = readChecked(file, Categories, { what: 'Categories' })
  return Object.fromEntries(categories.map(({ id, title }) => [id, title]))
}
