import type { Child } from './child.ts'
import type { House } from './house.ts'
import { cpuMsOf } from './processes.ts'

export type Slice = { rate: number; cpuMs: Record<string, number> }
type Arm = { name: string; house: House; worker: Pick<Child, 'pid'>; run: () => Promise<unknown> }

/** Alternates slices of the arms, each time in the other order: what disturbs the machine disturbs all of them. */
export async function alternate(
  arms: readonly Arm[],
  { rounds, count }: { rounds: number; count: number },
): Promise<Map<string, Slice[]>> {
  const slices = new Map<string, Slice[]>(arms.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const arm of round % 2 ? arms.toReversed() : arms)
      slices.get(arm.name)!.push(await slice(arm, count))
    const told = arms.map(({ name }) => `${name} ${slices.get(name)!.at(-1)!.rate.toFixed(1)}/s`)
    process.stderr.write(`  round ${round + 1}: ${told.join(', ')}\n`)
  }
  return slices
}

async function slice(arm: Arm, count: number): Promise<Slice> {
  const before = cpu(arm)
  const startedAt = performance.now()
  await arm.run()
  const seconds = (performance.now() - startedAt) / 1000
  return { rate: count / seconds, cpuMs: cpuSince(before, arm, count) }
}

export function cpuSince(before: Record<string, number>, arm: Pick<Arm, 'house' | 'worker'>, count: number) {
  const after = Object.entries(cpu(arm))
  return Object.fromEntries(after.map(([name, ms]) => [name, (ms - before[name]!) / count]))
}

/** CPU time by process, so far. */
export function cpu({ house, worker }: Pick<Arm, 'house' | 'worker'>): Record<string, number> {
  const { user, system } = process.cpuUsage()
  return { ...house.serversCpu(), worker: cpuMsOf(worker.pid), load: (user + system) / 1000 }
}

/** Round by round, because only neighbours are comparable. */
export const ratios = (product: readonly Slice[], bare: readonly Slice[]): number[] =>
  product.map(({ rate }, round) => rate / bare[round]!.rate)

export const rates = (slices: readonly Slice[]): number[] => slices.map(({ rate }) => rate)

export const cpuTotals = (slices: readonly Pick<Slice, 'cpuMs'>[]): number[] =>
  slices.map(({ cpuMs }) => Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0))

/** The same in CPU time, which other work on the machine disturbs less. */
export function cpuRatios(product: readonly Slice[], bare: readonly Slice[]): number[] {
  const theirs = cpuTotals(bare)
  return cpuTotals(product).map((ms, round) => theirs[round]! / ms)
}

/** Which process it went to, on average. */
export function cpuNote(slices: readonly Pick<Slice, 'cpuMs'>[]): string {
  const names = Object.keys(slices[0]?.cpuMs ?? {})
  const mean = (name: string) => slices.reduce((sum, { cpuMs }) => sum + cpuMs[name]!, 0) / slices.length
  return names.map((name) => `${name} ${mean(name).toFixed(0)}`).join(', ')
}
