import {
  IconAlarm,
  IconAlertTriangle,
  IconArrowUpRight,
  IconCircleCheck,
  IconCircleDot,
  IconMail,
  IconMessage,
  IconNote,
  IconPaperclip,
} from '@tabler/icons-react'
import { isOfKind } from './kinds.ts'

type Look = { icon: typeof IconNote; color: string }

const LOOKS: Readonly<Record<string, Look>> = {
  breached: { icon: IconAlertTriangle, color: 'red' },
  supervisionOverdue: { icon: IconAlertTriangle, color: 'red' },
  taskOverdue: { icon: IconAlertTriangle, color: 'red' },
  emergencyDeclared: { icon: IconAlertTriangle, color: 'red' },
  emergencyMeasured: { icon: IconAlertTriangle, color: 'orange' },
  resourceAssigned: { icon: IconAlertTriangle, color: 'orange' },
  emergencyEnded: { icon: IconCircleCheck, color: 'teal' },
  emergencyEvaluated: { icon: IconCircleDot, color: 'dimmed' },
  escalated: { icon: IconArrowUpRight, color: 'red' },
  warned: { icon: IconAlarm, color: 'orange' },
  noteAdded: { icon: IconNote, color: 'yellow' },
  evidenceAttached: { icon: IconPaperclip, color: 'dimmed' },
  messageWritten: { icon: IconMail, color: 'blue' },
  closed: { icon: IconCircleCheck, color: 'teal' },
}

/** How an event is told from others at a glance; its word stands beside it. */
export function lookOf(type: string): Look {
  const own = Object.hasOwn(LOOKS, type) ? LOOKS[type] : undefined
  if (own) return own
  if (isOfKind(type, 'withCustomer')) return { icon: IconMessage, color: 'blue' }
  return { icon: isOfKind(type, 'deadlines') ? IconAlarm : IconCircleDot, color: 'dimmed' }
}
