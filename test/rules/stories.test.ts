import { NO_NAMES } from '../../src/words/vocabulary.ts'
import { describe, expect, test } from 'vitest'
import { parseInstant } from '../../src/domain/instant.ts'
import { loadCategoryLists } from '../../src/rules/categories.ts'
import { causeNamed, loadRootCauses } from '../../src/rules/root-causes.ts'
import { endLine, newsLines, stepLines } from '../../src/stories/narration.ts'
import { STORIES } from '../../src/stories/stories.ts'
import { readRequirements } from '../../scripts/requirements.ts'
import { inDomain, policies } from '../support/stories/in-domain.ts'

const begunAt = parseInstant('2026-03-04T12:00:00+08:00')
const stories = [...STORIES].map(([id, story]) => ({ id, story }))
const numbers = new Set(Object.values(readRequirements()).flatMap((one) => Object.keys(one)))
const categories = loadCategoryLists('policies')
const causes = loadRootCauses('policies')

describe.each(stories)('the story of $id', ({ id, story }) => {
  const steps = Object.values(story.steps)
  const played = async () => {
    const told = await inDomain(story, begunAt)
    await told.to(Object.keys(story.steps).at(-1)!)
    return told
  }

  test('comes to the archive in the domain as on a server', async () => {
    const { view } = await played()
    expect((await view()).archivedAt).toBeDefined()
  })

  test('goes forward, and cites requirements that there are', () => {
    const times = steps.map(({ at: [day, time] }) => day * 10_000 + Number(time.replace(':', '')))
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(steps.flatMap(({ shows }) => shows).filter((number) => !numbers.has(number))).toEqual([])
  })

  test('names categories and root causes as the lists have them', async () => {
    const { entries } = await played()
    const known = categories.get(policies.get(id)!.categories!)!.versions.flatMap((one) => one.categories)
    for (const { event } of entries) {
      if (event.type === 'classified') expect(known.map((one) => one.id)).toContain(event.category)
      if (event.type === 'findingsRecorded') expect(causeNamed(causes, event.rootCause)).toBeDefined()
    }
  })

  test('is told in Chinese and in English', async () => {
    const { entries, notices } = await played()
    for (const language of ['zh', 'en'] as const) {
      const narrator = { language, names: NO_NAMES }
      const lines = [
        ...steps.flatMap((step) => stepLines(step, narrator)),
        ...newsLines({ entries, notices }, narrator),
      ]
      expect(lines.join('\n')).not.toContain('undefined')
      // What time does by itself says when.
      expect(lines.some((line) => /· (周[一-日]|[A-Z][a-z]{2}) \d\d:\d\d (超期|Overdue) · /.test(line))).toBe(
        true,
      )
      expect(lines.length).toBeGreaterThan(2 * steps.length)
      expect(endLine(story, 30, narrator)).toMatch(/\d+/)
    }
  })
})
