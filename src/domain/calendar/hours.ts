/** Hours as their two times of day, and whether the second is on the day after. */
export function hoursOf(interval: string): { from: string; until: string; isOverMidnight: boolean } {
  const [from = '', until = ''] = interval.split('-')
  return { from, until, isOverMidnight: until <= from }
}
