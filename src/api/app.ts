import express, { type Express } from 'express'
import helmet from 'helmet'
import { clockTitlesOf } from '../domain/policy/clock-titles.ts'
import type { Deps } from './deps.ts'
import { docsPage } from './docs.ts'
import { answerFault, answerProblem, noSuchRoute, withHost } from './middlewares/answer-problem.ts'
import { authenticated } from './middlewares/authenticated.ts'
import { isPublic, operationsRouter } from './operations-router.ts'
import { requestLog } from './middlewares/request-log.ts'
import { healthRouter } from './health.ts'
import { openApiDocument } from './openapi.ts'
import { consolePages } from './pages/console-router.ts'
import { firstRouter } from './pages/first-router.ts'
import { signInPages, signOutPages } from './sign-in/pages-router.ts'
import { aboutPages } from './about/about-router.ts'
import { complainPages } from './portal/complain-router.ts'
import { createFormReader } from './portal/form-body.ts'
import { progressPages } from './portal/pages-router.ts'
import { receiptPages } from './receipts/pages-router.ts'

/** The API, from the outside in. */
export function createApp(deps: Deps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.set('trust proxy', deps.trustedProxies ?? false)
  // Answers name their version themselves.
  app.set('etag', false)
  app.use(requestLog(deps.logger))
  app.use(withHost)
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          // The console and the documentation are served by us alone; inline styles are Swagger UI's.
          'style-src': ["'self'", "'unsafe-inline'"],
          'font-src': ["'self'"],
          // On a plain http host in a closed network there is nothing to upgrade to.
          'upgrade-insecure-requests': null,
        },
      },
    }),
  )
  app.use(healthRouter(deps))
  const document = openApiDocument()
  app.get('/openapi.json', (_, response) => void response.json(document))
  app.use(firstRouter(deps))
  if (deps.consoleDir !== undefined) app.use('/console', consolePages(deps.consoleDir))
  app.use('/docs', docsPage())
  app.use('/sign-in', signInPages(deps))
  app.use('/sign-out', signOutPages(deps))
  const readForm = createFormReader()
  app.use('/progress', progressPages(deps, readForm))
  app.use('/complain', complainPages(deps, readForm))
  app.use('/about', aboutPages(deps))
  app.use('/receipt', receiptPages(deps))
  app.use(['/v1', '/metrics'], authenticated(deps.identity, isPublic))
  app.use(operationsRouter(deps))
  app.use(noSuchRoute)
  app.use(answerProblem(deps.logger, clockTitlesOf(deps.policies).clocks), answerFault(deps.logger))
  return app
}
