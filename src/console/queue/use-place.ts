import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { usePreferences } from '../shell/preferences.ts'
import { placeOf, searchOf, type Place, type Search } from './address.ts'

/** The cursors of the pages before this one, kept with the entry of the browser's history. */
type Kept = { cursors?: readonly string[] }

/** Where somebody is in the queue, and the ways from there. */
export function usePlace() {
  const search: Search = useSearch({ strict: false })
  const state = useLocation({ select: (at) => at.state as Kept })
  const navigate = useNavigate()
  const place = placeOf(search, usePreferences())
  const cursors = state.cursors ?? []
  const to = (there: Place, behind: readonly string[]) =>
    void navigate({
      to: '/queue',
      search: searchOf(there),
      state: (before) => ({ ...before, cursors: behind }),
    })
  return {
    place,
    /** Another list begins with its first page. */
    go: (change: Partial<Place>) => to({ ...place, ...change, page: 1, cursor: undefined }, []),
    forward: (cursor: string) =>
      to({ ...place, page: place.page + 1, cursor }, [...cursors, place.cursor ?? '']),
    /** Nothing where nobody knows how the page before begins: somebody came by a link. */
    back:
      place.page > 1 && cursors.length > 0
        ? () =>
            to({ ...place, page: place.page - 1, cursor: cursors.at(-1) || undefined }, cursors.slice(0, -1))
        : undefined,
    first: place.page > 1 ? () => to({ ...place, page: 1, cursor: undefined }, []) : undefined,
  }
}

export type Going = ReturnType<typeof usePlace>
