import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Where Chinese has its place: what a code is called in `src/words`, whole sentences in catalogues beside their use. */
const PLACES = [
  'src/words/',
  'src/api/pages/first-words.ts',
  'src/api/problems/refused.ts',
  'src/api/problems/words.ts',
  'src/api/retention/erasure-grounds.ts',
  'src/api/sign-in/words.ts',
  'src/cases/words.ts',
  'src/cli/production/words.ts',
  'src/config/words.ts',
  'src/console/actions/words.ts',
  'src/console/administration/calendars/words.ts',
  'src/console/administration/directory/words.ts',
  'src/console/administration/policies/words.ts',
  'src/console/administration/records/words.ts',
  'src/console/administration/systems/words.ts',
  'src/console/administration/words.ts',
  'src/console/operations/words.ts',
  'src/console/escalations/words.ts',
  'src/console/inbox/words.ts',
  'src/console/incidents/words.ts',
  'src/console/intake/words.ts',
  'src/console/queue/words.ts',
  'src/console/bulk/words.ts',
  'src/console/reports/words.ts',
  'src/console/team/words.ts',
  'src/console/complaint/words.ts',
  'src/console/figures/words.ts',
  'src/console/words.ts',
  'src/drawings/words.ts',
  'src/exports/file/labels.ts',
  'src/figures/definitions.ts',
  'src/figures/quality-definitions.ts',
  'src/portal/about/words.ts',
  'src/portal/complain/words.ts',
  'src/portal/page/labels.ts',
  'src/portal/receipt/words.ts',
  'src/portal/sentences.ts',
  'src/reports/words/',
  'src/run/commands-say.ts',
  'src/stories/',
]

/** Where it stands for another reason. */
const EXCEPTIONS: Record<string, string> = {
  'src/api/actions/routes.ts': 'examples for the API’s page',
  'src/api/contract.ts': 'examples for the API’s page',
  'src/api/directory/routes.ts': 'examples for the API’s page',
  'src/api/imports/routes.ts': 'examples for the API’s page',
  'src/api/incidents/routes.ts': 'examples for the API’s page',
  'src/api/portal/routes.ts': 'examples for the API’s page',
  'src/api/rules/adoption-routes.ts': 'examples for the API’s page',
  'src/api/rules/calendar-adoption-routes.ts': 'examples for the API’s page',
  'src/api/rules/loading-routes.ts': 'examples for the API’s page',
  'src/api/supervision/escalation-routes.ts': 'examples for the API’s page',
  'src/api/supervision/reassignment-routes.ts': 'examples for the API’s page',
  'src/api/pages/first-complaint.ts': 'a complaint to try with',
  'src/run/seed.ts': 'complaints to try with',
  'src/mail/absent.ts': 'what machines write in place of people who are away',
  'src/mail/automatic.ts': 'what mail programs call their own answers',
  'src/mail/quoted.ts': 'how mail programs quote',
  'src/mail/read-mail.ts': 'what mail programs put before a subject',
  'src/domain/matching/phone.ts': 'how people write an extension',
  'src/domain/matching/simplified.ts': 'traditional characters beside simplified ones',
}

const chinese = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => path.posix.join('src', ...name.split(path.sep)))
  .filter((file) => /\.(tsx?|mjs|sql)$/.test(file) && /\p{Script=Han}/u.test(readFileSync(file, 'utf8')))

test('Chinese stands in src/words and in catalogues', () => {
  expect(chinese.length).toBeGreaterThan(PLACES.length)
  const astray = chinese.filter((file) => !PLACES.some((place) => file.startsWith(place)))
  expect(astray.toSorted()).toEqual(Object.keys(EXCEPTIONS).toSorted())
})

test('each catalogue has some', () => {
  expect(PLACES.filter((place) => !chinese.some((file) => file.startsWith(place)))).toEqual([])
})
