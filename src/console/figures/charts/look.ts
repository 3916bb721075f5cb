import type { Look } from './drawn.ts'

const variable = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--mantine-${name}`).trim()

/** Charts are drawn in the colours of the page, light or dark. */
export function lookNow(frame: HTMLElement): Look {
  const isDark = document.documentElement.dataset['mantineColorScheme'] === 'dark'
  const color = (name: string) => variable(`color-${name}-${isDark ? 4 : 7}`)
  return {
    text: variable('color-text'),
    faint: variable('color-dimmed'),
    grid: variable('color-default-border'),
    ground: variable('color-body'),
    nameWidth: Math.min(170, Math.round(frame.clientWidth * 0.36)),
    // Widths are measured: the very font has to be named.
    font: getComputedStyle(document.body).fontFamily,
    series: [color('blue'), color('teal'), color('orange'), color('red')],
  }
}
