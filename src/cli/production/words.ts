import type { Title } from '../../domain/names.ts'

/** What is looked at, in the order in which it is told. */
export const SUBJECTS = {
  settings: { zh: '设置', en: 'Settings' },
  rules: { zh: '规则', en: 'Rules' },
  calendars: { zh: '日历', en: 'Calendars' },
  register: { zh: '登记库', en: 'Register' },
  migrations: { zh: '库结构', en: 'Migrations' },
  rights: { zh: '库权限', en: 'Rights' },
  databaseClock: { zh: '数据库时间', en: 'Database clock' },
  directory: { zh: '人员目录', en: 'Directory' },
  temporal: { zh: 'Temporal', en: 'Temporal' },
  retention: { zh: '保留期', en: 'Retention' },
  attributes: { zh: '搜索属性', en: 'Search attributes' },
  workers: { zh: '工作进程', en: 'Workers' },
  temporalClock: { zh: 'Temporal 时间', en: 'Temporal clock' },
  issuer: { zh: '身份提供方', en: 'Issuer' },
  client: { zh: '登录客户端', en: 'Sign-in client' },
  mail: { zh: '邮件', en: 'Mail' },
  texts: { zh: '短信网关', en: 'Text messages' },
  answers: { zh: '会话适配器', en: 'Answers' },
  files: { zh: '证据文件', en: 'Evidence files' },
  customers: { zh: '客户入口', en: 'Customers' },
} satisfies Record<string, Title>
export type Subject = keyof typeof SUBJECTS

const both = (text: string): Title => ({ zh: text, en: text })
const joined = (names: readonly string[]): Title => ({ zh: names.join('、'), en: names.join(', ') })
const list = (names: readonly string[], write: (zh: string, en: string) => Title): Title => {
  const { zh, en } = joined(names)
  return write(zh, en)
}

export const SAYS = {
  as: both,
  settingsGood: { zh: '齐全', en: 'complete' },
  mendSettings: { zh: '见 docs/configuration.md', en: 'see docs/configuration.md' },
  notProduction: { zh: 'NODE_ENV 不是 production', en: 'NODE_ENV is not production' },
  mendProduction: { zh: '设置 NODE_ENV=production', en: 'set NODE_ENV=production' },
  rulesGood: (policies: number, calendars: number) => ({
    zh: `${policies} 个政策，${calendars} 个日历`,
    en: `${policies} policies, ${calendars} calendars`,
  }),
  mendRules: {
    zh: '改正该文件，或检查 POLICY_DIR 和 CALENDAR_DIR',
    en: 'mend that file, or look at POLICY_DIR and CALENDAR_DIR',
  },
  mendChangedRules: {
    zh: '还原该文件，或给它新的版本号',
    en: 'put the file back, or give it a new version',
  },
  covered: (until: string) => ({ zh: `均覆盖到 ${until} 或更晚`, en: `all cover until ${until} or later` }),
  notCovered: (ends: readonly string[], until: string) =>
    list(ends, (zh, en) => ({
      zh: `${zh}，未覆盖到 ${until}：之后的期限为暂定`,
      en: `${en}, not until ${until}: deadlines beyond are provisional`,
    })),
  mendCalendars: {
    zh: '公布后在控制台「管理 · 工作日历」或用 npm run calendar -- load 载入，再用 adopt',
    en: 'once the year is published load it in the console (Administration, Calendars) or by npm run calendar -- load, then adopt',
  },
  noFiles: { zh: '未设置存放处：不接收证据文件', en: 'no place is set: no files are taken as evidence' },
  mendNoFiles: {
    zh: '设置 EVIDENCE_DIR 或 EVIDENCE_BUCKET，见 docs/evidence.md',
    en: 'set EVIDENCE_DIR or EVIDENCE_BUCKET, see docs/evidence.md',
  },
  roomLeft: (directory: string, megabytes: number) => ({
    zh: `${directory} 可读写，剩余 ${megabytes} MB`,
    en: `${directory} can be read and written, ${megabytes} MB are free`,
  }),
  mendRoom: {
    zh: '空间不足以再存一百个最大的文件：扩大该文件系统',
    en: 'no room for a hundred more of the largest files: enlarge that file system',
  },
  mendFiles: {
    zh: '建立或挂载 EVIDENCE_DIR，并让接口和工作进程能读写',
    en: 'make or mount EVIDENCE_DIR, and let API and workers read and write there',
  },
  mendBucket: {
    zh: '检查 EVIDENCE_BUCKET 及其端点与密钥；EVIDENCE_DIR 须可读写',
    en: 'look at EVIDENCE_BUCKET, its endpoint and its keys; EVIDENCE_DIR is to be readable and writable',
  },
  reached: (where: string) => ({ zh: `${where} 可达`, en: `${where} answers` }),
  unreachable: (where: string, why: string) => ({
    zh: `${where} 无法连接：${why}`,
    en: `${where} cannot be reached: ${why}`,
  }),
  mendRegister: {
    zh: '检查 DATABASE_URL、密码以及数据库是否运行',
    en: 'look at DATABASE_URL, its password, and whether the database runs',
  },
  migrated: { zh: '是最新的', en: 'up to date' },
  lacking: (names: readonly string[]) => ({
    zh: `缺 ${names.length} 项，最先是 ${names[0]}`,
    en: `${names.length} are not applied, ${names[0]} first`,
  }),
  mendMigrations: {
    zh: '在启动接口和工作进程之前运行 npm run migrate',
    en: 'run npm run migrate before the API and the workers',
  },
  newer: (names: readonly string[]) => ({
    zh: `库来自更新的版本：${names[0]}`,
    en: `the database is of a later release: ${names[0]}`,
  }),
  mendNewer: { zh: '部署该版本', en: 'deploy that release' },
  rightsGood: (role: string) => ({
    zh: `${role} 能读写登记库，且没有其他权限`,
    en: `${role} reads and writes the register, and is no more than that`,
  }),
  tooMany: (role: string, rights: readonly string[]) =>
    list(rights, (zh, en) => ({ zh: `${role} 权限过大：${zh}`, en: `${role} may too much: ${en}` })),
  mendTooMany: (role: string) => ({
    zh: `alter role ${role} nosuperuser nocreaterole nocreatedb，或改用专用角色，见 deploy/databases.sh`,
    en: `alter role ${role} nosuperuser nocreaterole nocreatedb, or a role of its own as in deploy/databases.sh`,
  }),
  cannotWrite: (role: string, why: string) => ({
    zh: `${role} 不能写入：${why}`,
    en: `${role} cannot write: ${why}`,
  }),
  mendRights: (role: string) => ({
    zh: `用 MIGRATE_DATABASE_URL 运行 npm run migrate，它会给 ${role} 恰好需要的权限；能建表时，由超级用户执行 revoke create on schema public from public；磁盘须有空间`,
    en: `run npm run migrate with MIGRATE_DATABASE_URL: it gives ${role} what it needs and no more; where it may create tables, revoke create on schema public from public as superuser; the disk needs room`,
  }),
  owns: (role: string) => ({
    zh: `${role} 拥有登记库的表：能改表结构，也能改动须保持不变的记录`,
    en: `${role} owns tables of the register: it could change them, and what is kept as it was written`,
  }),
  mendOwns: {
    zh: '让 API 和工作进程用另一个角色（DATABASE_URL），由所有者迁移（MIGRATE_DATABASE_URL），见 docs/deployment.md',
    en: 'let API and workers come as another role (DATABASE_URL) and the owner migrate (MIGRATE_DATABASE_URL): docs/deployment.md',
  },
  clockRight: (aheadMs: number) => ({ zh: `相差 ${aheadMs} 毫秒`, en: `${aheadMs} ms apart` }),
  clockWrong: (aheadMs: number) => ({
    zh: `本机快了 ${aheadMs} 毫秒（负数为慢）`,
    en: `this machine is ${aheadMs} ms ahead of it`,
  }),
  mendClock: {
    zh: '在两台机器上启用时间同步（NTP）',
    en: 'have both machines keep time by NTP',
  },
  people: (count: number) => ({ zh: `${count} 人`, en: `${count} people` }),
  nobody: {
    zh: '目录是空的：没有人会收到通知',
    en: 'it is empty: nobody is told of anything',
  },
  mendDirectory: {
    zh: 'npm run directory -- load 文件',
    en: 'npm run directory -- load FILE',
  },
  mendTemporal: {
    zh: '检查 TEMPORAL_ADDRESS、TLS 与密钥，以及 Temporal 是否运行',
    en: 'look at TEMPORAL_ADDRESS, TLS and keys, and whether Temporal runs',
  },
  noNamespace: (name: string) => ({ zh: `没有命名空间 ${name}`, en: `there is no namespace ${name}` }),
  mendNamespace: {
    zh: '运行 deploy/temporal-namespace.sh，或检查 TEMPORAL_NAMESPACE',
    en: 'run deploy/temporal-namespace.sh, or look at TEMPORAL_NAMESPACE',
  },
  days: (days: number) => ({ zh: `${days} 天`, en: `${days} days` }),
  tooShort: (days: number, needed: number) => ({
    zh: `${days} 天，少于 ${needed} 天：之后便不能再恢复丢失的投诉`,
    en: `${days} days, fewer than ${needed}: after them a lost run cannot be restored`,
  }),
  mendRetention: (namespace: string, days: number) =>
    both(`temporal operator namespace update --namespace ${namespace} --retention ${days * 24}h`),
  attributesGood: { zh: '都有', en: 'all there' },
  lackingAttributes: (names: readonly string[]) =>
    list(names, (zh, en) => ({
      zh: `缺少或类型不对：${zh}；没有它们就不能开始投诉`,
      en: `missing or of another type: ${en}; no complaint can be begun`,
    })),
  mendAttributes: {
    zh: '运行 deploy/temporal-namespace.sh；在 Temporal Cloud 上用 tcld',
    en: 'run deploy/temporal-namespace.sh; by tcld on Temporal Cloud',
  },
  workersGood: (count: number) => ({ zh: `${count} 个在取任务`, en: `${count} ask for tasks` }),
  noWorker: { zh: '没有工作进程在取任务', en: 'none asks for tasks' },
  mendNoWorker: {
    zh: '启动 npm run worker，并看它的日志',
    en: 'start npm run worker, and look at its log',
  },
  oneWorker: {
    zh: '只有一个：它停止后无人接手',
    en: 'only one: when it dies, nobody takes over',
  },
  mendOneWorker: { zh: '再启动一个', en: 'start another' },
  issuerGood: (issuer: string, keys: number) => ({
    zh: `${issuer}，${keys} 个密钥`,
    en: `${issuer}, ${keys} keys`,
  }),
  trialIssuer: (issuer: string) => ({
    zh: `${issuer} 用 http，只适合试用`,
    en: `${issuer} is asked by http: for a trial only`,
  }),
  mendTrialIssuer: {
    zh: '改用 https 的身份提供方，并取消 TRIAL_ISSUER',
    en: 'name an issuer by https, and unset TRIAL_ISSUER',
  },
  otherIssuer: (issuer: string, says: string) => ({
    zh: `${issuer} 自称 ${says}`,
    en: `${issuer} calls itself ${says}`,
  }),
  mendOtherIssuer: {
    zh: '把 OIDC_ISSUER 设为它自称的地址',
    en: 'set OIDC_ISSUER to what it calls itself',
  },
  openAddress: (name: string, address: string) => ({
    zh: `${name} 是 ${address}，没有加密：旁听者便能登录`,
    en: `${name} is ${address}, which is not encrypted: whoever listens could sign in`,
  }),
  mendOpenAddress: {
    zh: '让身份提供方公布 https 地址（代理后面的 Keycloak：KC_HOSTNAME 和 KC_PROXY_HEADERS）',
    en: 'have the issuer name https addresses (Keycloak behind a proxy: KC_HOSTNAME and KC_PROXY_HEADERS)',
  },
  noKeys: { zh: '没有公布签名密钥', en: 'it shows no keys' },
  mendIssuer: {
    zh: '检查 OIDC_ISSUER，以及本机到它的网络和证书',
    en: 'look at OIDC_ISSUER, and at the net and certificates between here and it',
  },
  clientGood: { zh: '身份提供方认识它', en: 'the issuer knows it' },
  clientUnknown: (why: string) => ({
    zh: `身份提供方不认：${why}`,
    en: `the issuer refuses it: ${why}`,
  }),
  mendClient: {
    zh: '检查 OIDC_CLIENT_ID 和 OIDC_CLIENT_SECRET',
    en: 'look at OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
  },
  publicClient: {
    zh: '没有密钥，未核对',
    en: 'it has no secret; not held against the issuer',
  },
  noMail: {
    zh: '未设 SMTP_URL：邮件只写进日志',
    en: 'no SMTP_URL: e-mails are lines of the log',
  },
  mendNoMail: { zh: '设置 SMTP_URL 和 MAIL_FROM', en: 'set SMTP_URL and MAIL_FROM' },
  mendMail: {
    zh: '检查 SMTP_URL：地址、端口、用户名和密码',
    en: 'look at SMTP_URL: host, port, name and password',
  },
  notTaken: (host: string, status: number) => ({
    zh: `${host} 可达，但以 ${status} 拒绝了签名的请求`,
    en: `${host} answers, and refuses a signed request with ${status}`,
  }),
  mendSignature: (name: string) => ({
    zh: `核对 ${name}_SECRET 与网关所用的密钥，以及两台机器的时间；若它只是不认 OPTIONS，则无妨`,
    en: `hold ${name}_SECRET against the secret of the gateway, and its clock; where it only refuses OPTIONS all is well`,
  }),
  fails: (host: string, status: number) => ({
    zh: `${host} 返回 ${status}`,
    en: `${host} answers with ${status}`,
  }),
  mendGateway: (name: string) => ({
    zh: `检查 ${name}_URL，以及该程序是否运行`,
    en: `look at ${name}_URL, and whether the program there runs`,
  }),
  customersGood: (url: string) => both(url),
  noPublicUrl: {
    zh: '未设 PUBLIC_URL：信件里没有链接',
    en: 'no PUBLIC_URL: letters have no link',
  },
  mendPublicUrl: { zh: '设置 PUBLIC_URL', en: 'set PUBLIC_URL' },
  notSafe: (url: string) => ({ zh: `${url} 没有加密`, en: `${url} is not encrypted` }),
  mendNotSafe: {
    zh: '在前面放一个终止 TLS 的代理，用 https',
    en: 'put a proxy in front that ends TLS, and name it by https',
  },
  noProxies: {
    zh: '未设 TRUSTED_PROXIES：代理后面的客户都算作一个',
    en: 'no TRUSTED_PROXIES: all customers behind a proxy count as one',
  },
  mendProxies: {
    zh: '把代理的地址写进 TRUSTED_PROXIES',
    en: 'name the proxy in TRUSTED_PROXIES',
  },
  works: { zh: '可以投入使用。', en: 'It is fit for use.' },
  worksWithWarnings: (count: number) => ({
    zh: `可以投入使用，有 ${count} 处提醒。`,
    en: `It is fit for use, with ${count} ${count === 1 ? 'warning' : 'warnings'}.`,
  }),
  doesNotWork: (count: number) => ({
    zh: `还不能投入使用：${count} 处不对。`,
    en: `It is not fit for use yet: ${count} ${count === 1 ? 'thing is' : 'things are'} wrong.`,
  }),
}
