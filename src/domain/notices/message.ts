/** A letter written by hand is the complaint's nth. */
export const messageKey = (nth: number): string => `message/${nth}`

/** Which one a key is of; none for another notice's. */
export function messageOf(key: string): number | undefined {
  const [, nth] = /^message\/(\d+)$/.exec(key) ?? []
  return nth === undefined ? undefined : Number(nth)
}
