import type { Part } from './part.ts'

/** What two policies say of the same thing; nothing where one of them does not speak of it. */
export type Pair = { key: string; term: string; one?: string; other?: string }
export type Paired = { key: string; title: string; pairs: Pair[] }

export const differs = ({ one, other }: Pair): boolean => one !== other

/** Part beside part and row beside row, in the order of the one, then what the other has besides. */
export function sideBySide(one: readonly Part[], other: readonly Part[]): Paired[] {
  return united(one, other).map(([own, theirs]) => {
    const { key, title } = (own ?? theirs)!
    const pairs = united(own?.rows ?? [], theirs?.rows ?? []).map(([mine, its]): Pair => {
      const { key: of, term } = (mine ?? its)!
      return { key: of, term, ...(mine && { one: mine.text }), ...(its && { other: its.text }) }
    })
    return { key, title, pairs }
  })
}

type Both<T> = [one: T | undefined, other: T | undefined]

function united<T extends { key: string }>(one: readonly T[], other: readonly T[]): Both<T>[] {
  const inOther = new Map(other.map((each) => [each.key, each]))
  const inOne = new Set(one.map(({ key }) => key))
  const both = one.map((each): Both<T> => [each, inOther.get(each.key)])
  const rest = other.filter(({ key }) => !inOne.has(key)).map((each): Both<T> => [undefined, each])
  return [...both, ...rest]
}
