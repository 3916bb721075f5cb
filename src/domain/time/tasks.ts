import type { Task } from '../parts/duties.ts'
import { dayMs, type Instant } from '../instant.ts'

/** Neither done nor ended with the complaint. */
export const isOpenTask = ({
  completedAt,
  cancelledAt,
}: { [K in 'completedAt' | 'cancelledAt']?: unknown }): boolean =>
  completedAt === undefined && cancelledAt === undefined

/** When a task is reminded of: when it is due; of an appointment, the day before. */
export const remindedAt = ({ dueAt, startsAt }: Pick<Task, 'dueAt' | 'startsAt'>): Instant | undefined =>
  startsAt === undefined ? dueAt : startsAt - dayMs
