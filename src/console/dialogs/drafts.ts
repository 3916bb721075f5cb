// What somebody has typed and not sent: kept in this browser, so that nothing is lost with a connection, a sign-in or
// a window. It goes when it is sent, at the sign-out, and when somebody else signs in.

const PREFIX = 'yinuo.draft.'
/** Whose they are. */
const OWNER = 'yinuo.whose'

let owner = ''

/** Whoever is signed in: the drafts of somebody else go. */
export function claimDrafts(person: string): void {
  owner = person
  try {
    if (localStorage.getItem(OWNER) === person) return
    forgetDrafts()
    localStorage.setItem(OWNER, person)
  } catch {
    // Where nothing may be kept a draft lives as long as the page.
  }
}

/** Nothing is kept for somebody in whose place another has signed in since, in another window. */
export function keepDraft(place: string, value: unknown): void {
  try {
    if (localStorage.getItem(OWNER) === owner) localStorage.setItem(PREFIX + place, JSON.stringify(value))
  } catch {
    // A full or forbidden store: the draft lives as long as the page.
  }
}

/** What was kept of a body; nothing where there is none, or none that can be read. */
export function draftOf(place: string): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(localStorage.getItem(PREFIX + place) ?? '{}') as Record<string, unknown> | null) ?? {}
  } catch {
    return {}
  }
}

export const dropDraft = (place: string): void => localStorage.removeItem(PREFIX + place)

/** Where there are drafts below a place. */
export const placesBelow = (place: string): string[] =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX + place))
    .map((key) => key.slice(PREFIX.length))

export function forgetDrafts(): void {
  for (const place of placesBelow('')) dropDraft(place)
  localStorage.removeItem(OWNER)
}
