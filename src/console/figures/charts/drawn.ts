import type { EChartsCoreOption } from 'echarts/core'
import type { ListFilter } from '../list-filter.ts'

/** One column of the table behind a chart. */
export type Column = { name: string; text: (value: number | null) => string }

/** One bar, point or part: a line of the table. */
export type Line = {
  name: string
  /** On an axis that has little room. */
  short?: string
  values: readonly (number | null)[]
  /** The complaints that it counts. */
  list?: ListFilter | undefined
}

/** The colours of the page as it is shown now. */
export type Look = {
  text: string
  faint: string
  grid: string
  ground: string
  font: string
  /** How much room names have beside their bars. */
  nameWidth: number
  /** Of what is counted, of what is done of it, of shares, and of what is to be reached. */
  series: readonly [string, string, string, string]
}

/** What a chart shows, as a picture and as a table. */
export type Drawn = {
  /** What stands in the first column. */
  first: string
  columns: readonly Column[]
  lines: readonly Line[]
  option: (look: Look) => EChartsCoreOption
}
