import { z } from 'zod'
import { setting } from '../setting.ts'

const port = z.coerce.number().int().min(1).max(65_535)
const level = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
const wholeAtLeast = (least: number) => z.coerce.number().int().min(least)

/** How the processes run, and how they are watched. */
export const running = {
  NODE_ENV: setting(z.enum(['development', 'test', 'production']).default('development'), {
    description:
      'How careful to be: in production nothing is made up that was not set, and nobody has a public token',
    readBy: ['api', 'worker', 'migrate'],
    example: 'production',
    fixedInContainers: true,
  }),
  PORT: setting(port.default(3000), {
    description: 'Port of the API',
    readBy: ['api'],
    fixedInContainers: true,
  }),
  LISTEN_HOST: setting(z.union([z.ipv4(), z.ipv6()]).default('0.0.0.0'), {
    description: 'Where the API listens in production; elsewhere it listens to its own machine only',
    readBy: ['api'],
    example: '127.0.0.1',
    fixedInContainers: true,
  }),
  LOG_LEVEL: setting(level.default('info'), {
    description: 'How much is logged: fatal, error, warn, info, debug, trace or silent',
    readBy: ['api', 'worker'],
  }),
  LATENESS_LIMIT_MS: setting(wholeAtLeast(1).default(5_000), {
    description:
      'How late one in a hundred lapses may be recorded before an alarm is raised, in milliseconds',
    readBy: ['api'],
  }),
  WORKER_METRICS_ADDRESS: setting(
    z
      .string()
      .regex(/^[^\s:]+:\d{1,5}$/)
      .optional(),
    {
      description: "Where the worker serves Temporal's own metrics for Prometheus, host:port",
      readBy: ['worker'],
      otherwise: 'nowhere',
      example: '127.0.0.1:9464',
    },
  ),
  WORKFLOW_STACKS: setting(z.enum(['short', 'full']).default('short'), {
    description:
      'How much of its stack a fault of a workflow tells: four lines, or all, at the price of a quarter of each step; with all, Temporal’s UI says where a complaint waits, too',
    readBy: ['worker'],
    example: 'full',
  }),
  MAX_CACHED_WORKFLOWS: setting(wholeAtLeast(0).optional(), {
    description: 'Complaints a worker keeps in memory, about 0.4 MiB each; beyond them a step costs a replay',
    readBy: ['worker'],
    otherwise: 'as many as the SDK finds room for; 1000 in containers',
    example: '1000',
  }),
  LC_ALL: setting(z.string().optional(), {
    description:
      'The language in which wrong settings, wrong rules, commands and the doctor are told: Chinese where it begins with zh',
    readBy: ['api', 'worker', 'migrate', 'commands'],
    otherwise: 'LANG',
    example: 'zh_CN.UTF-8',
  }),
  LANG: setting(z.string().optional(), {
    description: 'The same, if LC_ALL is not set',
    readBy: ['api', 'worker', 'migrate', 'commands'],
    otherwise: 'English',
    example: 'zh_CN.UTF-8',
  }),
}
