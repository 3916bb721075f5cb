// A page of figures asks for a dozen counts of the whole register, and others want to read it too: a few at a time.

const AT_ONCE = 2

let going = 0
const waiting: (() => void)[] = []

/** Asks when it is its turn; who has gone meanwhile asks nothing. */
export async function inTurn<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  // Whoever ends hands on their turn.
  if (going >= AT_ONCE) await new Promise<void>((next) => waiting.push(next))
  else going += 1
  try {
    signal.throwIfAborted()
    return await ask()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else going -= 1
  }
}
