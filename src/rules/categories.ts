import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Grade, Nature } from '../domain/commands/intake.ts'
import { Evidence } from '../domain/commands/parts.ts'
import { Name } from '../domain/intake.ts'
import type { Instant } from '../domain/instant.ts'
import type { Names } from '../domain/names.ts'
import { Complexity, Urgency } from '../domain/policy/policy.ts'
import { Making } from '../domain/policy/versions.ts'
import { InstantText } from '../domain/text.ts'
import { together, unusable, type FileFault, type Misfit } from '../files/fault.ts'
import { readChecked, readFolder, refuseOtherName } from '../files/read.ts'
import { everListed, inForce, refuseDisorder } from './dated.ts'

const Title = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) })
const Definition = z.strictObject({ zh: z.string().min(1).max(1_000), en: z.string().min(1).max(1_000) })

/** What a complaint can be about (R20, R29), and how such a one is usually classified. */
export const Category = z.strictObject({
  id: Name,
  title: Title,
  /** What belongs to it, and what does not. */
  definition: Definition,
  /** The wider one that it is a part of. */
  parent: Name.optional(),
  nature: Nature.optional(),
  impact: Grade.optional(),
  risk: Grade.optional(),
  complexity: Complexity.optional(),
  urgency: Urgency.optional(),
  /** Where it goes when no routing rule says so. */
  department: Name.optional(),
  /** What is wanted as evidence. */
  evidence: z.array(Evidence.shape.kind).min(1).optional(),
  /** Words that speak for it, in any language: a text with one of them is rather of it (R111). */
  keywords: z.array(z.string().min(2).max(40)).min(1).max(50).optional(),
  /** Whether it closes as answered only with a root cause, whatever the policy asks. */
  requiresRootCause: z.boolean().optional(),
})
export type Category = z.infer<typeof Category>

const CategoryVersion = z.strictObject({
  version: z.string().min(1).max(40),
  effectiveFrom: InstantText,
  made: Making.optional(),
  categories: z.array(Category).min(1),
})
type CategoryVersion = z.infer<typeof CategoryVersion>

/** The categories that a policy's complaints can have. An id keeps its meaning: another meaning is another id. */
export const CategoryList = z
  .strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]*$/), versions: z.array(CategoryVersion).min(1) })
  .superRefine(({ versions }, context) => {
    const named = versions.map(({ categories, ...one }) => ({
      ...one,
      names: categories.map(({ id }) => id),
    }))
    refuseDisorder(named, 'categories', context)
    for (const [index, { categories }] of versions.entries())
      for (const { path: at, message } of parentFaults(categories))
        context.addIssue({ code: 'custom', path: ['versions', index, 'categories', ...at], message })
  })
export type CategoryList = z.infer<typeof CategoryList>
export type CategoryLists = ReadonlyMap<string, CategoryList>

/** A part leads up to a whole: to one that is there, and never back to itself. */
function parentFaults(categories: readonly Category[]): Misfit[] {
  const parents = new Map(categories.map(({ id, parent }) => [id, parent]))
  return categories.flatMap(({ id, parent }, index) => {
    const fault = (message: string) => [{ path: [index, 'parent'], message }]
    if (parent === undefined) return []
    if (!parents.has(parent))
      return fault(`The category ${id} is a part of ${parent}, which is not in the list.`)
    const above = new Set<string>()
    for (let at = parents.get(id); at !== undefined && !above.has(at); at = parents.get(at)) above.add(at)
    return above.has(id) ? fault(`The category ${id} would be a part of itself.`) : []
  })
}

const foldersIn = (policyDir: string) => path.join(policyDir, 'categories')

/** The lists beside the policies of a folder, by name; without any each word is a category. */
export function loadCategoryLists(policyDir: string): CategoryLists {
  const folder = foldersIn(policyDir)
  if (!existsSync(folder)) return new Map()
  const lists = readFolder(folder, readList)
  const faults = titlesAtOdds(folder, [...lists.values()])
  if (faults.length > 0) throw together(faults)
  return lists
}

function readList(file: string): CategoryList {
  const list = readChecked(file, CategoryList, { what: WHAT })
  refuseOtherName(WHAT, file, list)
  return list
}

const WHAT = 'A list of categories'

/** Whether a policy may name it. */
export const isListed = (policyDir: string, list: string): boolean =>
  existsSync(path.join(foldersIn(policyDir), `${list}.json`))

/** Figures count a category over all policies: it has one title. */
function titlesAtOdds(folder: string, lists: readonly CategoryList[]): FileFault[] {
  const known = new Map<string, { list: string; text: string }>()
  return lists.flatMap((list) => {
    const faults = [...categoriesEver(list).values()].flatMap(({ id, title }): Misfit[] => {
      const text = JSON.stringify([title.zh, title.en])
      const other = known.get(id)
      known.set(id, other ?? { list: list.id, text })
      return other && other.text !== text
        ? [
            {
              path: placeOf(list, id),
              message: `The list ${other.list} calls the category ${id} differently: a category has one title.`,
            },
          ]
        : []
    })
    return faults.length > 0 ? [unusable(WHAT, path.join(folder, `${list.id}.json`), faults)] : []
  })
}

/** Where a category has its title: it is called as it was defined last. */
function placeOf({ versions }: CategoryList, id: string): Misfit['path'] {
  const version = versions.findLastIndex(({ categories }) => categories.some((one) => one.id === id))
  const category = versions[version]!.categories.findIndex((one) => one.id === id)
  return ['versions', version, 'categories', category, 'title']
}

/** The version in force at an instant. */
export const categoriesAt = ({ versions }: CategoryList, at: Instant): CategoryVersion =>
  inForce(versions, at)!

/** Also those that are chosen no more, each as it was defined last. */
export const categoriesEver = ({ versions }: CategoryList): ReadonlyMap<string, Category> =>
  everListed(
    versions.map(({ categories }) => categories),
    ({ id }) => id,
  )

/** What categories are called, also those that only older complaints have; any other word goes by itself. */
export const categoryNames = (lists: CategoryLists): Names['categories'] =>
  Object.fromEntries(
    [...lists.values()].flatMap((list) =>
      [...categoriesEver(list).values()].map(({ id, title }) => [id, title]),
    ),
  )

/** What speaks for each category, over all lists. */
export function categoryKeywords(lists: CategoryLists): Record<string, string[]> {
  const keywords: Record<string, string[]> = {}
  for (const list of lists.values())
    for (const { id, keywords: words = [] } of categoriesEver(list).values())
      if (words.length > 0) keywords[id] = [...new Set([...(keywords[id] ?? []), ...words])]
  return keywords
}
