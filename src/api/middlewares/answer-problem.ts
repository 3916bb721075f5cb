import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { Problem, problemBody } from '../problems/problem.ts'
import { OutcomeUnknown } from '../temporal.ts'
import { languageOf } from './language.ts'
import { NotUtf8 } from './strict-body.ts'

export const noSuchRoute: RequestHandler = () => {
  throw new Problem('notFound')
}

/** The one place where what went wrong becomes an answer. */
export const answerProblem =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const problem = problemOf(error)
    const requestId = request.id as string
    if (problem.status === 500) logger.error({ err: error, requestId }, 'a request failed')
    if (response.headersSent) return next(error)
    response
      .status(problem.status)
      .set(problem.headers)
      .type('application/problem+json')
      .send(JSON.stringify(problemBody(problem, languageOf(request), requestId)))
  }

/** Errors of express and its body parser carry a status; everything else that is no problem is a fault of ours. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  // Only what was asked for was to be read; a command's unknown outcome is answered by its handler.
  if (error instanceof OutcomeUnknown) return new Problem('temporalUnavailable')
  if (error instanceof NotUtf8) return new Problem('notUtf8')
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  switch (status) {
    case 400:
      return new Problem('malformed')
    case 404:
      return new Problem('notFound')
    case 413:
      return new Problem('tooLarge')
    case 415:
      return new Problem('wrongContentType')
    default:
      return new Problem('fault')
  }
}
