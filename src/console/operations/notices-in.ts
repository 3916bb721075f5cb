/** How many notices are not settled, by their state, in the words of Prometheus. */
export const noticesIn = (metrics: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...metrics.matchAll(/^yinuo_notices\{state="(\w+)"\} (\d+)/gm)].map(([, state, count]) => [
      state!,
      Number(count),
    ]),
  )
