import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Drawn } from './drawn.ts'
import { init } from './echarts.ts'
import { lookNow } from './look.ts'

type Shown = {
  drawn: Drawn
  label: string
  /** Told which line was pressed. */
  pick: (index: number) => void
}

/** A chart as a picture; what it says stands in the table behind it too. */
export function Drawing({ drawn, label, pick }: Shown) {
  const frame = useRef<HTMLDivElement>(null)
  const latest = useRef(pick)
  const scheme = useComputedColorScheme()
  useEffect(() => {
    latest.current = pick
  })
  useEffect(() => {
    const shown = frame.current!
    const chart = init(shown, undefined, { renderer: 'svg' })
    chart.setOption({ animation: false, ...drawn.option(lookNow(shown)) })
    chart.on('click', ({ dataIndex }) => latest.current(dataIndex))
    const sizes = new ResizeObserver(() => chart.resize())
    sizes.observe(shown)
    return () => {
      sizes.disconnect()
      chart.dispose()
    }
  }, [drawn, scheme])
  return <div ref={frame} className="chart" role="img" aria-label={label} />
}
