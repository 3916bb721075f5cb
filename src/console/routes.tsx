import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { PAGES } from './pages.ts'
import { FirstPage } from './shell/first-page.tsx'
import { Frame } from './shell/frame.tsx'
import { PageFailed } from './shell/page-failed.tsx'
import { SignedInAgain } from './shell/signed-in-again.tsx'
import { NoSuchPage } from './shell/no-such-page.tsx'

type Search = Readonly<Record<string, string | number | boolean | undefined>>

const rootRoute = createRootRoute({ component: Frame, notFoundComponent: NoSuchPage })

const first = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: FirstPage,
})

/** The window in which somebody signs in again ends here. */
const signedIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signed-in',
  component: SignedInAgain,
})

const complaint = createRoute({
  getParentRoute: () => rootRoute,
  path: '/complaints/$id',
  component: lazyRouteComponent(() => import('./complaint/complaint-page.tsx'), 'ComplaintPage'),
})

/** What lies below a page, as /administration/people, is its own matter. */
const listed = PAGES.map(({ path, load }) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path: `${path}/$`,
    validateSearch: (search: Search): Search => search,
    component: lazyRouteComponent(load, 'Page'),
  }),
)

export const router = createRouter({
  routeTree: rootRoute.addChildren([first, signedIn, complaint, ...listed]),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error }) => <PageFailed error={error as Error} />,
  scrollRestoration: true,
  // Values of the address are texts, as the API takes them: no quotes around what looks like a number.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    return given.length === 0
      ? ''
      : `?${new URLSearchParams(given.map(([field, value]) => [field, String(value)]))}`
  },
})
