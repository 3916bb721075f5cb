import { setTimeout as delay } from 'node:timers/promises'
import { InvalidArgumentError, Option, program } from 'commander'
import { runsAt, type TemporalUi } from '../api/pages/temporal-ui.ts'
import { ConfigFault } from '../config/config.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import type { Language } from '../domain/names.ts'
import { findNearest } from '../embedded/running.ts'
import type { ProgressAction } from '../portal/actions.ts'
import { workflowIdOf } from '../workflows/messages/complaint.ts'
import { apiClient, type ApiClient, type Speaker } from '../run/api-client.ts'
import { narrate } from './shared/narration.ts'
import { tellDocument } from './shared/tell-document.ts'
import { COMMANDS_SAY } from '../run/commands-say.ts'
import { runCommand } from '../run/ending.ts'
import { STORIES as DOCUMENTS } from '../stories/stories.ts'

// A tour of under two minutes under the policy `demo`, whose days are seconds: complaints lapse, climb the ladder, are
// accepted, paused, resolved and revisited, while you watch them in Temporal's UI.

type Command = Record<string, unknown>

const classified = {
  type: 'classify',
  category: 'billing',
  impact: 'medium',
  risk: 'low',
  complexity: 'complex',
}
const assigned = { type: 'assign', department: 'service', person: 'li' }
const acknowledged = { type: 'acknowledge', method: 'phone', said: 'We have it and are looking into it.' }
const proposal = { type: 'proposeSolution', measures: 'A day of rent is returned.' }
const executed = { type: 'recordExecution', what: 'Returned.' }

/** One complaint of the tour: what is told of it is prefixed by its letter. */
type Told = {
  do: (as: Speaker, ...commands: Command[]) => Promise<void>
  /** What its customer does, by their portal. */
  customer: (action: ProgressAction, said?: object) => Promise<void>
  say: (line: string) => void
}

async function nobodyAnswers({ do: act, say }: Told): Promise<void> {
  say('It is not acknowledged. It lapses after 10 s and climbs: supervisor, manager (8 s), management (8 s).')
  await delay(32_000)
  say('Management accepts the escalation: the ladder stops.')
  await act('management-qian', { type: 'acceptEscalation', comment: 'I take it on.' })
  await act('agent-li', acknowledged, classified, assigned)
  await act('supervisor-zhao', {
    type: 'finalResponse',
    reasons: 'Settled by phone.',
    routes: 'The ombudsman.',
  })
}

async function theQuietWay({ do: act, customer, say }: Told): Promise<void> {
  await act('agent-li', acknowledged, classified, assigned)
  await delay(4_000)
  say('The agent asks the customer: the resolve clock stands still while the customer owes the answer.')
  await act('agent-li', { type: 'requestInformation', what: 'Which day was charged twice?' })
  await delay(9_000)
  await customer('provide-information', { text: 'The third of the month.' })
  say('Answered: the due has moved by exactly the time it stood still.')
  await delay(3_000)
  await act('agent-li', proposal)
  await delay(3_000)
  await customer('accept-solution')
  await act('agent-li', executed)
  await delay(3_000)
  say('A colleague other than the handler asks how it went.')
  await act('agent-chen', { type: 'recordRevisit', result: 'satisfied', score: 5 })
}

async function aSecondHandling({ do: act, customer, say }: Told): Promise<void> {
  await act('agent-li', acknowledged, classified, assigned)
  await act('agent-li', proposal)
  await delay(2_000)
  await customer('decline-solution', { reason: 'Not enough.' })
  await act('agent-li', { ...proposal, measures: 'Two days of rent are returned.' })
  await customer('accept-solution')
  await act('agent-li', executed)
  await delay(2_000)
  say(
    'The customer is not satisfied: a second handling begins, by another person, its ladder one level higher.',
  )
  await act('agent-chen', {
    type: 'recordRevisit',
    result: 'dissatisfied',
    score: 2,
    comment: 'Nobody called.',
  })
  await act('supervisor-zhao', { ...assigned, person: 'chen' })
  await delay(45_000)
  say('The second handling has lapsed: it went to the manager at once.')
  await act('management-qian', { type: 'acceptEscalation' })
  await act('agent-chen', { ...proposal, measures: 'A week of rent is returned, with an apology.' })
  await customer('accept-solution')
  await act('agent-chen', executed)
  await act('agent-li', { type: 'recordRevisit', result: 'satisfied', score: 4 })
}

async function aMajorOne({ do: act, customer, say }: Told): Promise<void> {
  say('Impact and risk are high: it goes to management at once.')
  await act('agent-li', { ...classified, impact: 'high', risk: 'high' })
  await delay(6_000)
  await act('management-qian', { type: 'acceptEscalation' })
  await act('agent-li', acknowledged, assigned)
  await customer('withdraw', { reason: 'The car has been replaced.' })
}

const STORIES = {
  A: { subject: 'Nobody answers', tell: nobodyAnswers },
  B: { subject: 'The quiet way', tell: theQuietWay },
  C: { subject: 'A second handling', tell: aSecondHandling },
  D: { subject: 'A major one', tell: aMajorOne },
}

/** Where the runs are to be seen: as the API knows, unless it is given. */
async function runsOf(api: ApiClient, ui: TemporalUi | undefined): Promise<string | undefined> {
  if (ui) return runsAt(ui)
  return (await api.get<{ temporalRuns?: string }>('/')).temporalRuns
}

async function tour(api: ApiClient, ui: TemporalUi | undefined): Promise<void> {
  const runs = await runsOf(api, ui)
  if (!runs)
    console.log("No links: the API was not told where Temporal's UI is (TEMPORAL_UI_URL); --ui names it.\n")
  const begun = Date.now()
  const say = (letter: string) => (line: string) => {
    const seconds = ((Date.now() - begun) / 1_000).toFixed(1).padStart(5)
    console.log(`${seconds} s  ${letter}  ${line}`)
  }
  const told = Object.entries(STORIES).map(async ([letter, { subject, tell }]) => {
    const details = { complainant: { name: 'A customer' }, subject: `Demonstration: ${subject}` }
    const intake = { channel: 'phone', policyId: 'demo', details }
    const { id, number } = await api.post<{ id: string; number: string }>('/v1/complaints', intake, {
      as: 'operator-zhou',
    })
    const heard = say(letter)
    heard(`${subject}: ${number}`)
    if (runs) heard(`${runs}/${encodeURIComponent(workflowIdOf(id))}`)
    const act: Told['do'] = async (as, ...commands) => {
      await api.post(`/v1/complaints/${id}/commands`, { commands }, { as })
    }
    const customer: Told['customer'] = async (action, said = {}) => {
      const path = `/v1/customer/complaints/${id}/${action}`
      await api.post(path, said, { as: 'portal', customer: { complaint: id } })
    }
    const hearing = narrate(api, id, heard)
    await tell({ do: act, customer, say: (line) => heard(`» ${line}`) })
    await hearing
  })
  await Promise.all(told)
  console.log('\nAll four are closed. Their whole files: GET /v1/complaints/{id}/events.')
}

type Options = { url?: string; ui?: string; lang?: Language; pace: number }

function secondsIn(text: string): number {
  const seconds = Number(text)
  if (!(seconds >= 0 && seconds <= 60)) throw new InvalidArgumentError('It is a number of seconds up to 60.')
  return seconds
}

program
  .name('demo')
  .description(
    'A tour of under two minutes: complaints lapse, climb, are accepted, paused, resolved, revisited. ' +
      'With a policy: the story of its document, on a server of its own whose time skips.',
  )
  .argument('[policy]', `whose story is told: ${[...DOCUMENTS.keys()].join(', ')}`)
  .option('--url <url>', 'the API; without it the system that runs on DATA_DIR, or the one started last')
  .option('--ui <url>', "Temporal's UI, for the links, if the API does not know it")
  .addOption(new Option('--lang <language>', "a story's language; else that of LANG").choices(['zh', 'en']))
  .option('--pace <seconds>', 'how long each step of a story is left to be read', secondsIn, 1)
  .action((policy: string | undefined, options: Options) => {
    const { url, ui, lang, pace } = options
    const config = loadConfig()
    if (policy !== undefined)
      return tellDocument(policy, { config, language: lang ?? config.language, paceMs: pace * 1_000 })
    if (config.isProduction) throw new ConfigFault(COMMANDS_SAY.onlyOnTrial[config.language])
    const api = apiClient(url ?? findNearest(config)?.apiUrl, config)
    return tour(api, ui === undefined ? undefined : { url: ui, namespace: config.temporalNamespace })
  })
await runCommand(loadLanguage(), () => program.parseAsync())
