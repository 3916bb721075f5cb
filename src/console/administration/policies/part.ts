/** One thing that a policy says, under the name by which it is held against another's. */
export type Row = { key: string; term: string; text: string }
export type Part = { key: string; title: string; rows: Row[] }
