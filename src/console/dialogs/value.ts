/** What is being typed: as it will be sent, with what is empty left out only then. */
export type Value = Readonly<Record<string, unknown>>

/** The same without what was left empty, down to its groups. */
export function filledIn(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (Array.isArray(value)) {
    const left = value.map(filledIn).filter((one) => one !== undefined)
    return left.length > 0 ? left : undefined
  }
  if (typeof value !== 'object' || value === null) return value
  const left = Object.entries(value)
    .map(([name, one]) => [name, filledIn(one)] as const)
    .filter(([, one]) => one !== undefined)
  return left.length > 0 ? Object.fromEntries(left) : undefined
}

/** Whether there is anything in it that would be missed. */
export const isEmpty = (value: unknown): boolean => filledIn(value) === undefined
