import { mayUnder, SCOPES_FOR, type Action } from '../../domain/access/table.ts'
import { relationsBy } from '../../domain/access/ties.ts'
import { actingAs, type Caller } from '../../identity/caller.ts'
import type { Actor, Command } from '../../domain/command.ts'
import { COMMAND_TYPES } from '../../domain/decide/rules.ts'
import { seesHidden } from '../../register/lists/visible.ts'
import { notFound } from '../complaints/find.ts'
import type { Deps } from '../deps.ts'
import { beyondScopes, forbidden, Problem } from '../problems/problem.ts'
import type { Call, Route } from '../route.ts'
import { liveStanding, recordedStanding, type Standing } from './hidden.ts'
import { readEscalationId } from '../supervision/escalation-view.ts'

/** Everything a caller may act as, and of it, what a route is for at all. */
export type Acting = { held: readonly Actor[]; may: readonly [Actor, ...Actor[]] }

const isCommand = (action: Action): boolean =>
  action === 'performCommands' || (COMMAND_TYPES as readonly Action[]).includes(action)

/**
 * In which of their roles somebody goes on: the first that may this with the complaint of the path. One that they do not
 * reach, or that is hidden from them, is not there for them, whichever of its pages is asked for. What is asked of the
 * complaint itself it refuses itself; so that takes no register, but to choose among several roles. With the register away
 * the complaint is asked how it stands.
 */
export async function actingOn(deps: Deps, route: Route, call: Call, acting: Acting): Promise<Actor> {
  if (route.may === 'performCommands') refuseBeyondScopes(call.caller, actionsIn(route, call))
  const [first] = acting.may
  const reference = complaintIn(route, call)
  const asksItself = isCommand(route.may)
  if (reference === undefined || (asksItself && acting.held.length === 1)) return first
  const standing = await standingOf(deps, reference, route)
  if (!standing) return first
  const actions = actionsIn(route, call)
  const isAllowed = (by: Actor, action: Action) =>
    (!standing.hidden || seesHidden(by.role)) && mayUnder(by, action, relationsBy(standing.ties, by))
  const fitting = acting.may.find((by) => actions.every((action) => isAllowed(by, action)))
  if (fitting) return fitting
  const reader = acting.held.find((by) => isAllowed(by, 'readComplaint'))
  if (asksItself && (reader === undefined || acting.may.includes(reader))) return first
  if (!reader) throw notFound(reference)
  throw relationsBy(standing.ties, reader).includes('about') ? aboutThem() : forbidden(route.may)
}

/** Several commands at once, or with an intake, open to a key nothing that each by itself does not. */
export function refuseBeyondScopes(caller: Caller, actions: readonly Action[]): void {
  if (!caller.scopes) return
  const beyond = actions.find((action) => SCOPES_FOR[action] && actingAs(caller, action).length === 0)
  if (beyond) throw beyondScopes(beyond)
}

const aboutThem = () =>
  new Problem('forbidden', { detail: 'It is about you: how it stands you may read, and nothing more.' })

function complaintIn({ path, shows }: Route, { params }: Call): string | undefined {
  const { id } = (params ?? {}) as unknown as { id?: string }
  if (id === undefined) return undefined
  if (path.startsWith('/v1/complaints/{id}') || shows === 'one') return id
  return path.startsWith('/v1/escalations/{id}') ? readEscalationId(id)?.complaintId : undefined
}

function actionsIn({ may }: Route, { body }: Call): Action[] {
  if (may !== 'performCommands') return [may]
  const { commands } = body as { commands: readonly Command[] }
  return commands.map(({ type }) => type)
}

async function standingOf(deps: Deps, reference: string, { shows }: Route): Promise<Standing | undefined> {
  const recorded = await recordedStanding(deps, reference)
  return recorded || shows !== 'one' ? recorded : liveStanding(deps, reference)
}
