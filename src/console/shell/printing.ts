const SCHEME = 'data-mantine-color-scheme'

/** Paper is light, however the screen is liked: for as long as a page is printed. */
export function printLight(): void {
  const page = document.documentElement
  let liked = page.getAttribute(SCHEME)
  matchMedia('print').addEventListener('change', ({ matches }) => {
    if (matches) liked = page.getAttribute(SCHEME)
    page.setAttribute(SCHEME, matches ? 'light' : (liked ?? 'light'))
  })
}
