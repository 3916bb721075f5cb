import { NO_NAMES } from '../../src/words/vocabulary.ts'
import { expect, test } from 'vitest'
import { playStory } from '../../src/cli/shared/play-story.ts'
import { pinned } from '../../src/rules/policies.ts'
import { rental } from '../../src/stories/rental.ts'
import { calendars, config, policies } from '../support/product.ts'
import '../support/run/quiet-runtime.ts'

test('a story is told as it is played: the document’s words, what follows by itself, and who hears of it', async () => {
  const lines: string[] = []
  await playStory(rental, {
    ...{ policy: pinned(policies.get('rental')!), calendar: calendars.get('cn')! },
    narrator: { language: 'zh', names: NO_NAMES },
    ...{ cacheDir: config.cacheDir, paceMs: 0 },
    say: (line) => lines.push(line),
  })
  const told = lines.join('\n')
  const inOrder = [
    '第 1 天 周一 14:01',
    '「在规定的时间内与客户进行沟通」 R48',
    '· 周一 14:00 超期 · 确认收到',
    '→ 通知主管：升级',
  ]
  const places = inOrder.map((part) => told.indexOf(part))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(places).not.toContain(-1)
  expect(lines.at(-1)).toBe('      · 周四 10:00 归档')
})
