// Which complaint was opened last from the list: who comes back goes on there.

let id: string | undefined

export const noteOpened = (opened: string): void => void (id = opened)

/** Told once. */
export function takeOpened(): string | undefined {
  const taken = id
  id = undefined
  return taken
}
