import type { Language } from '../../domain/names.ts'
import type { Vocabulary } from '../../words/vocabulary.ts'

/** What the first page says. */
const WORDS = {
  title: { zh: '从这里开始', en: 'Where to begin' },
  promise: { zh: '言出必践的投诉处理', en: 'Complaint handling that keeps its promises' },
  about: {
    zh: '每一件投诉都有自己的时限；到期未办，自动逐级升级，直到有人接手。',
    en: 'Every complaint has deadlines of its own; when one lapses, it climbs by itself until it is accepted.',
  },
  places: { zh: '各处入口', en: 'What is where' },
  console: { zh: '工作台', en: 'Console' },
  consoleFor: {
    zh: '客服、主管和经理在这里办理投诉。',
    en: 'Where agents, supervisors and managers work.',
  },
  complain: { zh: '提交投诉与建议', en: 'Tell us' },
  complainFor: {
    zh: '客户自行提交，立即得到编号和查询码。',
    en: 'Customers tell it themselves, and get a number and a secret.',
  },
  progress: { zh: '处理进度', en: 'How a complaint stands' },
  progressFor: {
    zh: '客户凭编号和查询码查看并答复。',
    en: 'For customers, with the number and the secret of their slip.',
  },
  signIn: { zh: '登录', en: 'Sign in' },
  signInFor: {
    zh: '员工登录，查看自己的角色，退出登录。',
    en: 'For staff: to sign in and out, and to see as what.',
  },
  docs: { zh: '接口文档', en: 'API pages' },
  docsFor: {
    zh: '每个接口的说明，可以直接试用。',
    en: 'Every operation, to be read and tried.',
  },
  contract: { zh: '接口契约', en: 'API contract' },
  contractFor: { zh: 'OpenAPI 文档，供程序使用。', en: 'The OpenAPI document, for programs.' },
  ready: { zh: '就绪检查', en: 'Readiness' },
  readyFor: { zh: '登记库和 Temporal 是否可用。', en: 'Whether the register and Temporal can be reached.' },
  temporal: { zh: 'Temporal 界面', en: 'Temporal UI' },
  temporalFor: { zh: '每件投诉的流程及其时限。', en: "Every complaint's run, with its deadlines." },
  steps: { zh: '先试三步', en: 'Three first steps' },
  takeIn: { zh: '在终端里登记一件投诉：', en: 'In a terminal, take a complaint in:' },
  look: {
    zh: '答复中有编号（number）和查询码（lookupSecret）：以客户身份查看进度。',
    en: 'Its answer has a number and a lookupSecret: see as the customer how it stands.',
  },
  demo: {
    zh: '两分钟演示：超期、升级、接手、中止计时、办结、回访。',
    en: 'Watch two minutes of lapses, escalations, pauses, ends and follow-ups:',
  },
  users: { zh: '开发用户', en: 'Development users' },
  usersFor: {
    zh: '口令（Bearer token）是公开的，仅供试用；正式环境没有这些用户。',
    en: 'Their bearer tokens are public and for trying only; production has none of them.',
  },
  token: { zh: '口令', en: 'Token' },
  role: { zh: '角色', en: 'Role' },
  department: { zh: '部门', en: 'Department' },
} satisfies Vocabulary

export const firstWord = (name: keyof typeof WORDS, language: Language): string => WORDS[name][language]
