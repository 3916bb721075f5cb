import type { z } from 'zod'
import type { Language, Title } from '../domain/names.ts'
import { ZOD_SAYS } from '../words/sentences/zod.ts'
import type { Process } from './setting.ts'

const WHO: { [P in Process]: Title } = {
  api: { zh: 'API', en: 'the API' },
  worker: { zh: '工作进程', en: 'a worker' },
  migrate: { zh: '数据库迁移', en: 'the migration' },
}

/** What is said of settings with which nothing can be begun, to whoever has set them. */
export const SETTINGS_SAY = {
  unusable: { zh: '以下设置无法使用：', en: 'These settings cannot be used:' },
  neededWith: (other: string): Title => ({ zh: `设置了 ${other} 时必填`, en: `is needed with ${other}` }),
  notSet: (who: Process, inProduction: boolean): Title => ({
    zh: `未设置，${WHO[who].zh}${inProduction ? '在正式环境中' : ''}需要它`,
    en: `is not set, and ${WHO[who].en} needs it${inProduction ? ' in production' : ''}`,
  }),
  nets: {
    zh: '须为以逗号分隔的地址和网段，如 10.0.0.0/8，或 loopback、linklocal、uniquelocal',
    en: 'is to be addresses and nets apart by commas, like 10.0.0.0/8, or loopback, linklocal, uniquelocal',
  },
  nobodySignsIn: {
    zh: '未设置 OIDC_ISSUER 和 OIDC_CLIENT_ID：无人能够登录，开发用户不用于正式环境。',
    en: 'OIDC_ISSUER and OIDC_CLIENT_ID are not set: nobody could sign in, and the development users are not for production.',
  },
  openIssuer: {
    zh: '正式环境中 OIDC_ISSUER 须为 https 地址：否则旁听者便能登录。仅供试用时，本机上的可用 http：TRIAL_ISSUER=true。',
    en:
      'OIDC_ISSUER is to be an https address in production: whoever listens could sign in. For a trial one on this machine ' +
      'may be http: TRIAL_ISSUER=true.',
  },
  openCustomerKeys: {
    zh: '正式环境中 CUSTOMER_JWKS_URL 须为 https 地址：否则冒充该地址者可以代表任何客户。',
    en: 'CUSTOMER_JWKS_URL is to be an https address in production: whoever answers in its stead could speak for any customer.',
  },
  notForProduction: {
    zh: 'NODE_ENV 为 production，而 npm start 用于试用和开发，其用户的令牌是公开的。请取消 NODE_ENV，或按 docs/deployment.md 分别运行各部分。什么都没有启动。',
    en:
      'NODE_ENV is production, and `npm start` is for trying and development: its users have public tokens. ' +
      'Unset NODE_ENV, or see docs/deployment.md for how each part is run. Nothing has been started.',
  },
  noRegister: {
    zh: '请把 DATABASE_URL 设为登记库的 PostgreSQL，或用 npm start 启动内置的。',
    en: 'Set DATABASE_URL to the PostgreSQL of the register, or start the embedded one with `npm start`.',
  },
} satisfies Record<string, Title | ((...given: never[]) => Title)>

/** What zod says of a value, in either language; of a list of nets we know better. */
export const zodWords =
  (language: Language): z.core.$ZodErrorMap =>
  (issue) =>
    issue.code === 'custom' && issue.params?.['wants'] === 'nets'
      ? SETTINGS_SAY.nets[language]
      : ZOD_SAYS[language](issue)
