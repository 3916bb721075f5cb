/** Stands for files whose names did not come in. */
export const UNNAMED = '…'
/** More than the form takes; so many are named. */
const NAMED_AT_MOST = 10
const LONGEST = 60

/** A file as it is named to whoever sent it. */
export const fileName = (name: string): string =>
  Array.from(name.replaceAll('\0', '').trim()).slice(0, LONGEST).join('')

type Sent = {
  /** What was sent before, and has not come since. */
  lost: readonly string[]
  /** What came now. */
  sent: readonly string[]
  kept: readonly string[]
}

/** Which files are not there, by their names: a browser forgets what was chosen when a form is shown again. */
export function lostOf({ lost, sent, kept }: Sent): string[] {
  const before = lost.map(fileName).filter((name) => name !== UNNAMED || sent.length === 0)
  const all = new Set([...before, ...sent.map(fileName)])
  return [...all].filter((name) => name !== '' && !kept.includes(name)).slice(0, NAMED_AT_MOST)
}
