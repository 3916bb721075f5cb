import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCOPES } from '../../../src/domain/access/scopes.ts'
import { BAD, badCredentials, type Bad } from './bad-credentials.ts'
import {
  callersOf,
  fittingBody,
  forCustomer,
  forEachOf,
  NONSENSE,
  send,
  type Answer,
  type Api,
  type Callers,
} from './callers.ts'
import { closeAll, oneOf, prepareComplaints, takeInByEach, type Complaints } from './complaints.ts'
import { house, type House } from './house.ts'
import { COMPLAINTS, ROLES, type Named, type Standing } from './relations.ts'
import { isOfOne, operationAt, waysIn, type Operation } from './routes.ts'
import { BY_SLIP, may, OPEN, mayEver, refusalOf, scopesFor, standingsOf } from './table.ts'
import { isHidden, READERS, seenBy, SHOWN, toldBy, toldIn } from './seen.ts'
import { isForItsSlip, isOfTheirOwn, lookAt, TELLS } from './told-elsewhere.ts'
import { NOBODYS, pathFor } from './words.ts'

// Issue 12: every way in × every role × how the complaint stands to them, and every kind of credential that is no good.
// That each way in has its place here is shown by test/doors/every-way-in.test.ts, which needs no server.
// R36, R41, R103, R104

const operations = waysIn().flatMap((way) => operationAt(way) ?? [])
const named = operations.map((operation) => [operation.name, operation] as const)
const behindSignIn = named.filter(([name]) => ![...BY_SLIP, ...OPEN].includes(name))
const ofOne = behindSignIn.filter(([, operation]) => isOfOne(operation))

let at: House
let api: Api
let complaints: Complaints
let callers: Callers
let bad: ReadonlyMap<string, Bad>
beforeAll(async () => {
  at = await house()
  complaints = await prepareComplaints(at)
  api = await at.open()
  callers = await callersOf(at, api)
  await takeInByEach(at, complaints, (role) => (body) => {
    const { headers } = callers.of(role, 'createComplaint')
    return api.post('/v1/complaints', body, { as: null, headers })
  })
  bad = await badCredentials(at, api, callers)
})
afterAll(() => at?.close())

const isRefusedByRole = ({ status, code }: Answer): boolean => status === 403 && code === 'forbidden'

describe('by role', () => {
  test.each(behindSignIn)('%s is for those who may, and for no other', async (name, operation) => {
    const path = pathFor(operation)
    const headers = await forCustomer(NOBODYS)
    await forEachOf(ROLES, async (role) => {
      const answer = await send(callers.of(role, name), operation, { path, body: NONSENSE, headers })
      expect(answer.status, role).not.toBe(401)
      expect(isRefusedByRole(answer), `${role}: ${answer.status} ${answer.text}`).toBe(!mayEver(name, role))
    })
  })

  const forSystems = behindSignIn.filter(
    ([name]) => scopesFor(name).length > 0 && !scopesFor(name).includes('any'),
  )
  test.each(forSystems)('%s is for no key that was given for something else', async (name, operation) => {
    expect(SCOPES).toEqual(expect.arrayContaining([...scopesFor(name)]))
    const caller = callers.without(name)
    expect(await send(caller, operation, { path: pathFor(operation), body: NONSENSE })).toMatchObject({
      ...{ status: 403, code: 'forbidden' },
    })
  })

  test.each(named.filter(([name]) => OPEN.includes(name)))(
    '%s is answered to whoever asks',
    async (...of) => {
      const [, operation] = of
      const asked = { path: pathFor(operation), body: fittingBody(operation) }
      for (const { headers } of [{ headers: {} }, ...bad.values()])
        expect(await send({ url: api.url, headers }, operation, asked)).toMatchObject({ status: 200 })
    },
  )

  test.each(named.filter(([name]) => BY_SLIP.includes(name)))(
    '%s asks nobody who they are',
    async (...of) => {
      const [, operation] = of
      for (const { headers } of [{ headers: {} }, ...bad.values()])
        expect(
          await send({ url: api.url, headers }, operation, { path: pathFor(operation), body: NONSENSE }),
        ).toMatchObject({ status: 400, code: 'invalid' })
    },
  )
})

describe('nobody is let in anywhere', () => {
  test.each(BAD)('by %s', async (name) => {
    const { headers, refused } = bad.get(name)!
    const found: string[] = []
    await forEachOf(behindSignIn, async ([of, operation]) => {
      const path = pathFor(operation)
      const body = fittingBody(operation)
      const { status, code } = await send({ url: api.url, headers }, operation, { path, body })
      if (status !== refused[0] || code !== refused[1]) found.push(`${of}: ${status} ${code}`)
    })
    expect(found).toEqual([])
  })

  const customers = behindSignIn.filter(([name]) => mayEver(name, 'customer'))
  test.each(customers)(
    '%s is not asked by staff in a customer’s place, nor for nobody',
    async (_, operation) => {
      const path = pathFor(operation)
      const body = fittingBody(operation)
      const said = await forCustomer(NOBODYS)
      const staff = callers.of('management', '')
      expect(await send(staff, operation, { path, body, headers: said })).toMatchObject({ status: 403 })
      const token = staff.headers['authorization']!.replace('Bearer ', '')
      for (const headers of [{}, { 'yinuo-customer': token }])
        for (const portal of [callers.portal, callers.speaking])
          expect(await send(portal, operation, { path, body, headers })).toMatchObject({
            ...{ status: 403, code: 'notSpokenFor' },
          })
    },
  )
})

describe('what shows many complaints shows those that somebody reaches', () => {
  const shown = named.filter(([name]) => Object.hasOwn(SHOWN, name))
  test.each(shown)('%s', async (name, operation) => {
    const { query, as, is, tells, path: where = operation.route.path } = SHOWN[name]!
    const path = where + query
    await forEachOf(READERS, async (role) => {
      if (!mayEver(name, role)) return
      const caller = callers.of(role, name)
      const text =
        tells === 'stream' ? await heard(caller.url + path, caller.headers) : await textOf(role, path)
      const told = toldIn(toldBy(tells, text), complaints)
      const seen = seenBy(role, as, complaints)
      if (is === 'letters') expect(seen, role).toEqual(expect.arrayContaining(told.filter(isHidden)))
      else if (is === 'some') expect(seen, role).toEqual(expect.arrayContaining(told))
      else expect(told, role).toEqual(seen)
    })
    async function textOf(role: Named, asked: string) {
      const { status, text } = await send(callers.of(role, name), operation, { path: asked })
      expect(status, text).toBe(200)
      return text
    }
  })
})

/** What a stream tells until it only waits. */
async function heard(url: string, headers: Record<string, string>): Promise<string> {
  const gone = new AbortController()
  const response = await fetch(url, { headers, signal: gone.signal })
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of response.body!) {
    const now = decoder.decode(piece as Uint8Array, { stream: true })
    text += now
    if (text.includes('data:') && !now.includes('data:')) break
  }
  gone.abort()
  return text
}

const look = () => lookAt({ at, api, complaints, callers }, operations)

describe('of what somebody does not reach tells', () => {
  test.each(Object.entries(TELLS))('%s', (_, tellsNothing) => tellsNothing(look()))
})

describe('a customer', () => {
  const ofTheirs = behindSignIn.filter(
    ([name, { route }]) => mayEver(name, 'customer') && route.path.includes('{id}'),
  )
  test.each(ofTheirs)('asks %s of their own complaint', (_, operation) => isOfTheirOwn(look(), operation))
  test.each(BY_SLIP)('asks %s with the secret of the slip', (name) => isForItsSlip(look(), name))
})

describe('of one complaint', () => {
  beforeAll(() => closeAll(at, complaints))

  /** Whoever undoes what makes a complaint hidden comes last. */
  const last = ['setLegalHold', 'liftLegalHold', 'restrictProcessing', 'requestErasure', 'liftRestriction']
  const inOrder = ofOne.toSorted(([one], [other]) => last.indexOf(one) - last.indexOf(other))

  test.each(inOrder)('%s is for those who have to do with it', async (name, operation) => {
    const cells = ROLES.flatMap((role) =>
      mayEver(meant(name), role) ? standingsOf({ role }).map((standing) => ({ role, standing })) : [],
    )
    const wrong: string[] = []
    const isMay = ({ role, standing }: Cell) => may(meant(name), { role }, standing)
    for (const those of [cells.filter((cell) => !isMay(cell)), cells.filter(isMay)])
      await forEachOf(those, async (cell) => {
        const fault = await faultIn(name, operation, cell)
        if (fault) wrong.push(`${cell.role}, ${cell.standing}: ${fault}`)
      })
    expect(wrong.toSorted()).toEqual([])
  })

  test('several commands are for those who may each of them', async () => {
    const [, operation] = ofOne.find(([name]) => name === 'performCommands')!
    const path = pathFor(operation, complaints.get('department')!.id)
    const commands = [{ type: 'addNote', text: 'Seen.' }]
    const answer = await send(callers.of('operator', ''), operation, { path, body: { commands } })
    expect(answer).toMatchObject({ status: 403, code: 'notAllowed' })
  })
})

type Cell = { role: Named; standing: Standing }

/** Of several commands, which one is asked. */
const meant = (name: string): string => (name === 'performCommands' ? 'addNote' : name)

/** What is wrong with how somebody is answered; nothing, where it is as the table says. */
async function faultIn(
  name: string,
  operation: Operation,
  { role, standing }: Cell,
): Promise<string | undefined> {
  const one = oneOf(complaints, role, standing)
  const caller = callers.of(role, name)
  const ask = (reference: string, headers = {}) =>
    send(caller, operation, { path: pathFor(operation, reference), body: fittingBody(operation), headers })
  const answer = await ask(one.id)
  const told = `${answer.status} ${answer.code} ${answer.detail}`
  if (answer.status === 400) return `the words do not fit: see test/api/matrix/words.ts: ${answer.text}`
  if (may(meant(name), { role }, standing)) {
    // Which policies are for whom to choose says each policy itself.
    const isPast = answer.detail.endsWith('is not yours to choose.')
    const isRefused =
      (!isPast && [401, 403].includes(answer.status)) || answer.detail.startsWith('There is no complaint')
    return isRefused || answer.status >= 500 ? `refused: ${told}` : undefined
  }
  if (isAboutThem(operation, { role, standing }))
    return answer.status === 409 && ['conflictOfInterest', 'notInThisStage'].includes(answer.code ?? '')
      ? undefined
      : `it is about them: ${told}`
  const expected = refusalOf({ role }, standing)
  // What is archived says so to whoever reads it: nothing is asked of it any more.
  if (expected === 403 && COMPLAINTS[standing].archived && answer.code === 'archived') return undefined
  if (answer.status !== expected) return `${expected} wanted: ${told}`
  if (expected === 403) return undefined
  // It is not there for them, whatever else is said, and however it is named.
  const isEscalation = operation.route.path.startsWith('/v1/escalations')
  const other = await ask(isEscalation ? one.id : one.number, { 'if-match': '"999"' })
  return other.status !== 404 || /"(stage|version|allowedActions)"/.test(other.text)
    ? `told that it is there: ${other.text}`
    : undefined
}

/** A command on a complaint about them is refused by the complaint, which they may read. */
const isAboutThem = ({ route }: Operation, { role, standing }: Cell): boolean =>
  COMPLAINTS[standing].relation === 'about' &&
  route.keyed === 'command' &&
  may('getComplaint', { role }, standing)
