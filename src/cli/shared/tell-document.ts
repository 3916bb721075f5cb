import { DefaultLogger, Runtime } from '@temporalio/worker'
import path from 'node:path'
import type { Config } from '../../config/config.ts'
import { readDirectoryFile } from '../../directory/load-directory.ts'
import type { Language, Names } from '../../domain/names.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { loadCalendars } from '../../rules/calendars.ts'
import { categoryNames, loadCategoryLists } from '../../rules/categories.ts'
import { clockTitlesOf } from '../../domain/policy/clock-titles.ts'
import { HOME_CALENDAR, loadPolicies, pinned } from '../../rules/policies.ts'
import { causeTitles, loadRootCauses } from '../../rules/root-causes.ts'
import { endLine, headLines } from '../../stories/narration.ts'
import { STORIES } from '../../stories/stories.ts'
import { playStory } from './play-story.ts'

type Telling = {
  config: Pick<Config, 'policyDir' | 'calendarDir' | 'cacheDir'>
  language: Language
  paceMs: number
}

/** One of the founding documents, told on a server of its own. */
export async function tellDocument(id: string, { config, language, paceMs }: Telling): Promise<void> {
  const { policyDir, calendarDir, cacheDir } = config
  const story = STORIES.get(id)
  if (!story) throw new Error(`There is no story ${id}. Known: ${[...STORIES.keys()].join(', ')}.`)
  const policies = loadPolicies(policyDir)
  const policy = policies.get(id)
  if (!policy) throw new Error(`There is no policy ${id}.`)
  const { calendar: name = HOME_CALENDAR } = policy
  const calendar = loadCalendars(calendarDir).get(name)
  if (!calendar) throw new Error(`There is no calendar ${name}.`)
  const narrator = { language, names: namesIn(policyDir, policies) }
  const say = (line: string) => console.log(line)
  quiet()
  const begun = Date.now()
  headLines(story.title, `${id} ${policy.version}`, narrator).forEach(say)
  await playStory(story, { policy: pinned(policy), calendar, narrator, cacheDir, say, paceMs })
  say(endLine(story, Math.round((Date.now() - begun) / 1_000), narrator))
}

/** Nothing but errors, between the lines of a story. */
function quiet(): void {
  const logging = { filter: 'ERROR', forward: {} }
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging } })
}

/** What ids are called in the files of the rules. */
function namesIn(policyDir: string, policies: ReadonlyMap<string, Policy>): Names {
  const { people, departments } = readDirectoryFile(path.join(policyDir, 'directory', 'directory.json'))
  return {
    ...clockTitlesOf(policies),
    people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    departments: Object.fromEntries(departments.map(({ id, name }) => [id, name])),
    categories: categoryNames(loadCategoryLists(policyDir)),
    rootCauses: causeTitles(loadRootCauses(policyDir)),
  }
}
