import type { Complaint } from '../complaint.ts'
import type { Task } from '../parts/duties.ts'
import type { Event } from '../event.ts'
import { tasksKept } from '../time/going-on.ts'
import { remindedAt } from '../time/tasks.ts'

/** What is given to others to do, and what becomes of it. */
export function evolveTasks(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'taskOpened': {
      const { type: _, at, task: n, ...rest } = event
      // What is booked within the day needs no reminder.
      const isNear = rest.startsAt !== undefined && remindedAt(rest)! <= at
      const task = { n, ...rest, ...(isNear && { reminded: true as const }) }
      return { ...complaint, tasks: tasksKept.added(complaint.tasks, task) }
    }
    case 'taskCompleted':
      return marked(complaint, event.task, { completedAt: event.at })
    case 'taskCancelled':
      return marked(complaint, event.task, { cancelledAt: event.at })
    case 'taskOverdue':
    case 'appointmentNear':
      return marked(complaint, event.task, { reminded: true })
    default:
      return complaint
  }
}

const marked = (complaint: Complaint, task: number, mark: Partial<Task>): Complaint => ({
  ...complaint,
  tasks: tasksKept.changed(complaint.tasks, ({ n }) => n === task, mark),
})
