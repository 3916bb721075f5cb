import { z } from 'zod'
import { setting } from '../setting.ts'

/** Where the register and Temporal are. */
export const servers = {
  DATABASE_URL: setting(z.url({ protocol: /^postgres(ql)?$/ }).optional(), {
    description: 'PostgreSQL of the register, with name and password',
    readBy: ['api', 'worker', 'migrate'],
    neededBy: ['api', 'worker', 'migrate'],
    secret: true,
    otherwise: '`npm start` has an embedded one',
    example: 'postgresql://yinuo_app:PASSWORD@127.0.0.1:5432/yinuo',
    fixedInContainers: true,
  }),
  MIGRATE_DATABASE_URL: setting(z.url({ protocol: /^postgres(ql)?$/ }).optional(), {
    description:
      'The same by the role that owns the register: it makes the tables, and gives the role of DATABASE_URL what the processes need of them',
    readBy: ['migrate'],
    secret: true,
    otherwise: 'DATABASE_URL, whose role then owns what it uses',
    example: 'postgresql://yinuo:PASSWORD@127.0.0.1:5432/yinuo',
    fixedInContainers: true,
  }),
  TEMPORAL_ADDRESS: setting(z.string().optional(), {
    description: "Temporal's frontend, host:port",
    readBy: ['api', 'worker'],
    neededBy: ['api', 'worker'],
    otherwise: '`npm start` has an embedded one',
    example: '127.0.0.1:7233',
    fixedInContainers: true,
  }),
  TEMPORAL_NAMESPACE: setting(z.string().default('default'), {
    description: 'Namespace of the complaints',
    readBy: ['api', 'worker'],
    fixedInContainers: true,
  }),
  TEMPORAL_API_KEY: setting(z.string().optional(), {
    description: 'Key for Temporal Cloud, or for a Temporal that asks who comes',
    readBy: ['api', 'worker'],
    secret: true,
    otherwise: 'none is shown',
    fixedInContainers: true,
  }),
  TEMPORAL_UI_URL: setting(z.url({ protocol: /^https?$/ }).optional(), {
    description:
      "Where Temporal's UI is: the first page links there, and every reader of that page learns it",
    readBy: ['api'],
    otherwise: 'no link',
    example: 'http://127.0.0.1:8233',
  }),
}
