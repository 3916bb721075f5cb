// Deadlines are told by the server's clock: the reader's may go wrong by hours.

let aheadMs = 0

/** What an answer's Date header says, to the second; half a second is what it leaves out on average. */
export function noteServerTime(header: string | null): void {
  const told = header === null ? Number.NaN : Date.parse(header)
  if (Number.isNaN(told)) return
  const difference = told + 500 - Date.now()
  // To the second it cannot be told better: small differences would make clocks jump.
  if (Math.abs(difference - aheadMs) > 2_000) aheadMs = difference
}

/** The instant it is at the server, in epoch milliseconds. */
export const serverNow = (): number => Date.now() + aheadMs
