import type { Meaning } from './meaning.ts'
import { REFUSED } from './refused.ts'

/** Answers that are no success, by code: the status and what a person reads. The one table of statuses. */
const OWN = {
  invalid: { status: 400, title: { en: 'The request does not fit', zh: '请求内容不符合要求' } },
  malformed: {
    status: 400,
    title: { en: 'The body is not JSON', zh: '请求体不是有效的 JSON' },
    detail: { en: 'The body could not be read as JSON.', zh: '请求体无法按 JSON 解析。' },
  },
  unreadable: {
    status: 400,
    title: { en: 'The request cannot be read', zh: '无法读取请求' },
    detail: { en: 'What came in is not a request of HTTP/1.1.', zh: '收到的内容不是有效的 HTTP/1.1 请求。' },
  },
  notUtf8: {
    status: 400,
    title: { en: 'The body is not UTF-8', zh: '请求体不是 UTF-8 编码' },
    detail: {
      en: 'Send JSON in UTF-8: in another encoding names would be damaged.',
      zh: '请以 UTF-8 编码发送 JSON；其他编码会损坏姓名等文字。',
    },
  },
  unauthenticated: {
    status: 401,
    title: { en: 'Sign-in is missing or not valid', zh: '身份未确认' },
    detail: { en: 'Give a valid bearer token.', zh: '请提供有效的 Bearer 令牌。' },
  },
  forbidden: {
    status: 403,
    title: { en: 'Your role may not do this', zh: '您的角色无权进行此操作' },
    detail: { en: 'This is for other roles.', zh: '此操作仅限其他角色。' },
  },
  notAdmitted: {
    status: 403,
    title: { en: 'You are signed in, but not let in here', zh: '已登录，但无权使用本系统' },
    detail: { en: 'Nobody has given you a role here.', zh: '您在本系统中没有任何角色。' },
  },
  notSpokenFor: {
    status: 403,
    title: { en: 'It is not known for which customer', zh: '未说明代表哪位客户' },
    detail: { en: 'Say for which customer you ask, signed.', zh: '请以签名的声明说明代表哪位客户。' },
  },
  otherSite: {
    status: 403,
    title: { en: 'This did not come from our own pages', zh: '请求并非来自本系统的页面' },
    detail: {
      en: 'Who is signed in by a cookie changes things from our own pages only; programs send a bearer token.',
      zh: '以 Cookie 登录时只能从本系统的页面进行更改；程序请使用 Bearer 令牌。',
    },
  },
  notFound: {
    status: 404,
    title: { en: 'Not found', zh: '未找到' },
    detail: { en: 'There is nothing by this name.', zh: '没有此名称的内容。' },
  },
  notTogether: {
    status: 404,
    title: { en: 'Not found', zh: '未找到' },
    detail: {
      en: 'There is no case with this number and this secret.',
      zh: '没有与此编号和查询码相符的记录，请核对后再试。',
    },
  },
  wrongMethod: {
    status: 405,
    title: { en: 'This method is not possible here', zh: '此处不支持该方法' },
    detail: { en: 'See the Allow header.', zh: '请参见 Allow 响应头。' },
  },
  tooSlow: {
    status: 408,
    title: { en: 'The request took too long', zh: '请求超时' },
    detail: { en: 'The request did not come in whole in time.', zh: '未能在规定时间内收到完整的请求。' },
  },
  archived: {
    status: 409,
    title: { en: 'The complaint has been archived', zh: '投诉已归档' },
    detail: { en: 'An archived complaint takes no commands.', zh: '已归档的投诉不再接受任何操作。' },
  },
  erased: {
    status: 410,
    title: { en: 'The complaint has been erased', zh: '投诉已被删除' },
    detail: {
      en: 'What this request began has been erased: it is not begun again.',
      zh: '此请求所登记的投诉已被依法删除，不会再次登记。',
    },
  },
  notMergeable: {
    status: 409,
    title: { en: 'It cannot be merged into that complaint', zh: '无法并入该投诉' },
    detail: { en: 'That complaint cannot take it over.', zh: '目标投诉不存在、已办结或已归档，无法并入。' },
  },
  otherPerson: {
    status: 409,
    title: { en: 'They may be two people’s', zh: '无法确认为同一投诉人' },
    detail: {
      en: 'Make sure that both complaints are the same person’s, and say so: samePerson.',
      zh: '请核实两件投诉属于同一投诉人，并以 samePerson 注明已核实。',
    },
  },
  notInDirectory: {
    status: 409,
    title: { en: 'Not in the directory', zh: '人员目录中没有此人员或部门' },
    detail: {
      en: 'Who or what is named is not in the directory, has left, or has no such role there: see errors.',
      zh: '所指的人员或部门不在人员目录中、已离职或不具备相应角色，详见 errors。',
    },
  },
  endpointDisabled: {
    status: 409,
    title: { en: 'The endpoint is disabled', zh: '该接收端已停用' },
    detail: {
      en: 'Enable it first: nothing is sent to it now.',
      zh: '请先启用该接收端，停用期间不会向其发送消息。',
    },
  },
  policyNotInForce: {
    status: 409,
    title: { en: 'The policy is not in force', zh: '该规则集当前未生效' },
    detail: { en: 'The policy is not in force today.', zh: '该规则集今日不在有效期内。' },
  },
  versionMismatch: {
    status: 412,
    title: { en: 'The complaint has changed', zh: '投诉已发生变化' },
    detail: {
      en: 'The complaint has another version by now: read it again.',
      zh: '投诉的版本已更新，请重新读取。',
    },
  },
  tooLarge: {
    status: 413,
    title: { en: 'The body is too large', zh: '请求体过大' },
    detail: { en: 'The body is larger than allowed here.', zh: '请求体超过此处允许的大小。' },
  },
  wrongContentType: {
    status: 415,
    title: { en: 'The body is not of a type we read', zh: '不支持的内容类型' },
    detail: { en: 'Send application/json in UTF-8.', zh: '请以 UTF-8 编码发送 application/json。' },
  },
  unknownFileType: {
    status: 415,
    title: { en: 'The file is of no type that is taken', zh: '不接受该类型的文件' },
    detail: {
      en: 'Documents, pictures, recordings and plain text are taken.',
      zh: '可上传文档、图片、录音录像和纯文本。',
    },
  },
  wrongFileType: {
    status: 415,
    title: { en: 'The file is of another type than it says', zh: '文件内容与所声明的类型不符' },
    detail: {
      en: 'Its Content-Type and what is in it do not agree.',
      zh: 'Content-Type 与文件实际内容不一致。',
    },
  },
  notAMail: {
    status: 400,
    title: { en: 'This is no mail', zh: '这不是邮件' },
    detail: { en: 'What came in could not be read as a mail.', zh: '收到的内容无法按邮件解析。' },
  },
  unsafeFile: {
    status: 422,
    title: { en: 'The file is not safe', zh: '文件不安全' },
    detail: { en: 'The scanner found something in it. It was not kept.', zh: '扫描发现问题，文件未保存。' },
  },
  filesUnavailable: {
    status: 503,
    title: { en: 'Files cannot be kept or read just now', zh: '暂时无法保存或读取文件' },
    detail: {
      en: 'Nothing of what is kept is lost. Try again later.',
      zh: '已保存的文件不受影响，请稍后再试。',
    },
  },
  keyReused: {
    status: 422,
    title: { en: 'The key was used for another request', zh: '该键已用于另一请求' },
    detail: {
      en: 'The same Idempotency-Key, or the same message id, came with another request before.',
      zh: '相同的 Idempotency-Key 或消息编号此前已用于内容不同的请求。',
    },
  },
  tooMany: {
    status: 429,
    title: { en: 'Too many requests', zh: '请求过于频繁' },
    detail: { en: 'This has been asked for too often: see Retry-After.', zh: '操作过于频繁，请稍后再试。' },
  },
  headersTooLarge: {
    status: 431,
    title: { en: 'Address and headers are too large', zh: '地址或请求头过大' },
    detail: { en: 'Together they are longer than 16 KB.', zh: '地址与请求头合计超过 16 KB。' },
  },
  fault: {
    status: 500,
    title: { en: 'Something went wrong on our side', zh: '服务端发生错误' },
    detail: { en: 'Tell an operator the instance given here.', zh: '请将此处的 instance 告知运维人员。' },
  },
  temporalUnavailable: {
    status: 503,
    title: { en: 'Complaints cannot be changed now', zh: '暂时无法处理投诉' },
    detail: {
      en: 'The workflow service does not answer. Try again with the same Idempotency-Key.',
      zh: '工作流服务没有响应，请稍后使用相同的 Idempotency-Key 重试。',
    },
  },
  customerKeysAway: {
    status: 503,
    title: { en: 'Customers cannot be spoken for now', zh: '暂时无法代表客户' },
    detail: {
      en: 'The keys by which customers are spoken for could not be fetched. Try again later.',
      zh: '未能取得验证客户声明的公钥，请稍后重试。',
    },
  },
  notRunning: {
    status: 503,
    title: { en: 'The complaint cannot be worked on now', zh: '暂时无法处理该投诉' },
    detail: {
      en: 'The complaint is open, but its workflow has ended. An operator has to restore it first.',
      zh: '该投诉尚未办结，但其工作流已终止，需由运维人员恢复后才能继续处理。',
    },
  },
  registerUnavailable: {
    status: 503,
    title: { en: 'The register cannot be read now', zh: '暂时无法读取登记库' },
    detail: { en: 'The register does not answer. Try again later.', zh: '登记库没有响应，请稍后重试。' },
  },
  issuerUnavailable: {
    status: 503,
    title: { en: 'Who you are cannot be checked now', zh: '暂时无法核实您的身份' },
    detail: {
      en: 'The service that people sign in with does not answer. Try again later.',
      zh: '身份认证服务没有响应，请稍后重试。',
    },
  },
  tooMuchAtOnce: {
    status: 503,
    title: { en: 'Too much at once for one complaint', zh: '同一投诉同时提交的内容过多' },
    detail: {
      en: 'Other large requests to this complaint are under way. Try again with the same Idempotency-Key.',
      zh: '该投诉还有其他较大的请求正在处理，请稍后使用相同的 Idempotency-Key 重试。',
    },
  },
  notYet: {
    status: 503,
    title: { en: 'Not all of it has been taken', zh: '尚未全部接收' },
    detail: {
      en: 'Bring the same again: what has been taken is met as it was, and the rest is taken.',
      zh: '请将相同内容再次提交：已接收的不会重复，其余的会继续接收。',
    },
  },
  registerBehind: {
    status: 503,
    title: { en: 'The register is behind with this complaint', zh: '登记库尚未跟上该投诉' },
    detail: {
      en: 'So much of this complaint waits to be recorded that nothing more is taken on. Try again later with the same Idempotency-Key.',
      zh: '该投诉待写入登记库的内容过多，暂不受理新的操作，请稍后使用相同的 Idempotency-Key 重试。',
    },
  },
} satisfies Record<string, Meaning>

export const PROBLEMS = { ...OWN, ...REFUSED }
export type ProblemCode = keyof typeof PROBLEMS

/** The meaning of a code from elsewhere; a refusal that is newer than this table is a conflict. */
export function meaningOf(code: string): Meaning {
  const known: Record<string, Meaning> = PROBLEMS
  return known[code] ?? { status: 409, title: { en: 'Not possible now', zh: '当前无法进行此操作' } }
}
