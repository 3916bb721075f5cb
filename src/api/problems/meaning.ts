import type { Title } from '../../domain/names.ts'

/** What a code says: the status, and what a person reads. */
export type Meaning = { status: number; title: Title; detail?: Title }
