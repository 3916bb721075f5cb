import { newKey } from '../asking/ask.ts'
import { placesBelow } from '../dialogs/drafts.ts'

// Several calls may be taken at once, each in a window of its own: what is typed of a call belongs to one window, which
// holds it until it is closed or goes on with another.

const PLACE = 'intake.'
/** The call of this window, known again after a reload. It says nothing about anybody. */
const HERE = 'yinuo.call'
/** A window that is being loaded anew may still hold its own for a moment. */
const PATIENCE_MS = 500

let letGo = (): void => {}
let own: Promise<string> | undefined

export const placeOf = (call: string): string => PLACE + call

/** The call of this window: the one from before a reload, else a new one. */
export const ownCall = (): Promise<string> => (own ??= firstCall())

async function firstCall(): Promise<string> {
  const before = sessionStorage.getItem(HERE)
  return before !== null && (await hold(before)) ? before : begin(newKey())
}

async function begin(call: string): Promise<string> {
  await hold(call)
  return call
}

/** This window goes on with what was begun elsewhere; false where another window has it after all. */
export async function goOnWith(call: string): Promise<boolean> {
  const isHeld = await hold(call)
  if (isHeld) own = Promise.resolve(call)
  return isHeld
}

/** Whether this window has it now, in place of the one before. */
const hold = (call: string): Promise<boolean> =>
  new Promise((tell) => {
    const options = { signal: AbortSignal.timeout(PATIENCE_MS) }
    const held = navigator.locks.request(placeOf(call), options, () => {
      letGo()
      sessionStorage.setItem(HERE, call)
      tell(true)
      return new Promise<void>((release) => (letGo = release))
    })
    held.catch(() => tell(false))
  })

/** Calls of which something was typed, and that no window has any more. */
export async function leftCalls(): Promise<string[]> {
  const { held = [] } = await navigator.locks.query()
  const open = held.map(({ name }) => name)
  return placesBelow(PLACE)
    .filter((place) => !open.includes(place))
    .map((place) => place.slice(PLACE.length))
}
