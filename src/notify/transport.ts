import type { OutgoingNotice } from './outgoing-notice.ts'

/** A way to reach people. What it does not throw has been handed over. */
export type Transport = { name: string; send(notice: OutgoingNotice): Promise<void> }
