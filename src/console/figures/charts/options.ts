import type { EChartsCoreOption } from 'echarts/core'
import { shareText } from '../../../reports/formats.ts'
import type { Column, Line, Look } from './drawn.ts'

// How the charts are drawn. Nothing of the library is in here but a type: it is loaded with the pictures alone.

export const percent = (value: number): string => `${Math.round(value * 100)}%`

const fontOf = ({ font, text }: Look) => ({ fontFamily: font, fontSize: 12, color: text })

/** The ground of a chart: so much is left at the sides that its labels stand inside. */
const grid = ({ right, top }: { right: number; top: number }) => ({
  ...{ left: 4, right, top, bottom: 4 },
  ...{ outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
})

/** What all of them have: their colours, patterns beside the colours, and a word for whoever points at something. */
const common = (look: Look, columns: readonly Column[]): EChartsCoreOption => ({
  color: [...look.series],
  textStyle: fontOf(look),
  aria: { enabled: true, label: { enabled: false }, decal: { show: columns.length > 1 } },
  grid: grid({ right: 8, top: 34 }),
  legend: {
    show: columns.length > 1,
    // One line, however narrow it is: what does not fit is a step away.
    type: 'scroll',
    top: 0,
    left: 0,
    itemWidth: 18,
    itemHeight: 10,
    itemGap: 14,
    textStyle: fontOf(look),
    inactiveColor: look.faint,
  },
  tooltip: {
    trigger: 'axis',
    confine: true,
    backgroundColor: look.ground,
    borderColor: look.grid,
    textStyle: fontOf(look),
    axisPointer: { type: 'shadow' },
  },
})

const label = (look: Look, more: object = {}) => ({ ...fontOf(look), hideOverlap: true, ...more })
const lines = (look: Look) => ({ lineStyle: { color: look.grid } })

const names = (all: readonly Line[], look: Look, more: object = {}) => ({
  type: 'category',
  data: all.map(({ name, short }) => short ?? name),
  axisLine: lines(look),
  axisTick: { show: false },
  axisLabel: label(look, more),
})

const counts = (look: Look) => ({
  type: 'value',
  minInterval: 1,
  splitLine: lines(look),
  axisLabel: label(look),
})

const shares = (look: Look) => ({
  type: 'value',
  min: 0,
  max: 1,
  splitLine: { show: false },
  axisLabel: label(look, { formatter: percent }),
})

const valueFormatter = ({ text }: Column) => ({ valueFormatter: (value: number | null) => text(value) })

type Told = { columns: readonly Column[]; lines: readonly Line[] }

const valuesOf = (all: readonly Line[], column: number) => all.map(({ values }) => values[column] ?? null)

/** Counts as columns, then shares as lines on an axis of their own; the target of the first share as a dashed one. */
export const columnsAndShares =
  ({ columns, lines: all }: Told, countColumns: number, target?: number) =>
  (look: Look): EChartsCoreOption => ({
    ...common(look, columns),
    xAxis: names(all, look),
    yAxis: [counts(look), shares(look)],
    series: columns.map((column, index) => ({
      name: column.name,
      data: valuesOf(all, index),
      tooltip: valueFormatter(column),
      ...(index < countColumns
        ? { type: 'bar', barMaxWidth: 18 }
        : {
            type: 'line',
            yAxisIndex: 1,
            symbolSize: 7,
            symbol: index === countColumns ? 'circle' : 'diamond',
          }),
      color: look.series[index],
      ...(index === countColumns && target !== undefined && { markLine: lineAt(target, look) }),
    })),
  })

const lineAt = (target: number, look: Look) => ({
  silent: true,
  symbol: 'none',
  lineStyle: { type: 'dashed', color: look.series[3] },
  label: { formatter: percent(target), ...fontOf(look), position: 'insideStartTop' },
  data: [{ yAxis: target }],
})

/** Columns alone, with their number on top. */
export const plainColumns =
  ({ columns, lines: all }: Told) =>
  (look: Look): EChartsCoreOption => ({
    ...common(look, columns),
    grid: grid({ right: 8, top: 24 }),
    xAxis: names(all, look, { interval: 0 }),
    yAxis: counts(look),
    series: columns.map((column, index) => ({
      type: 'bar',
      name: column.name,
      data: valuesOf(all, index),
      tooltip: valueFormatter(column),
      barMaxWidth: 34,
      label: { show: true, position: 'top', ...fontOf(look) },
    })),
  })

/** One bar below another, the first at the top, each with its share written behind it. */
export const shareBars =
  ({ columns, lines: all }: Told) =>
  (look: Look): EChartsCoreOption => ({
    ...common(look, columns.slice(0, 1)),
    grid: grid({ right: 52, top: 4 }),
    xAxis: { ...shares(look), splitLine: lines(look) },
    yAxis: { ...names(all, look, { width: look.nameWidth, overflow: 'truncate' }), inverse: true },
    series: [
      {
        type: 'bar',
        name: columns[0]!.name,
        data: valuesOf(all, 0),
        color: look.series[1],
        barMaxWidth: 18,
        tooltip: valueFormatter(columns[0]!),
        label: {
          show: true,
          position: 'right',
          ...fontOf(look),
          formatter: ({ value }: { value: number | null }) => shareText(value),
        },
      },
    ],
  })

/** The most frequent first, and what all down to each make up together. */
export const pareto =
  ({ columns, lines: all }: Told) =>
  (look: Look): EChartsCoreOption => ({
    ...common(look, columns),
    grid: grid({ right: 18, top: 30 }),
    yAxis: { ...names(all, look, { width: look.nameWidth, overflow: 'truncate' }), inverse: true },
    xAxis: [
      { ...counts(look), position: 'bottom' },
      { ...shares(look), position: 'top', axisLabel: { show: false } },
    ],
    series: [
      {
        type: 'bar',
        name: columns[0]!.name,
        data: valuesOf(all, 0),
        color: look.series[0],
        barMaxWidth: 16,
        tooltip: valueFormatter(columns[0]!),
      },
      {
        type: 'line',
        name: columns[1]!.name,
        xAxisIndex: 1,
        data: valuesOf(all, 1),
        color: look.series[2],
        symbolSize: 7,
        tooltip: valueFormatter(columns[1]!),
      },
    ],
  })
