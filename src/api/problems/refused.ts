import type { RefusalCode } from '../../domain/refusal.ts'
import type { Meaning } from './meaning.ts'

/** What the domain refuses. Its English sentence says more; the Chinese one goes by the code. */
export const REFUSED: Record<RefusalCode, Meaning> = {
  notInThisStage: {
    status: 409,
    title: { en: 'Not possible in this stage', zh: '当前阶段不允许此操作' },
    detail: {
      en: 'It is not possible in this stage.',
      zh: '投诉所处的阶段不允许此操作，可进行的操作见 allowedActions。',
    },
  },
  notAllowed: {
    status: 403,
    title: { en: 'You may not do this', zh: '您无权进行此操作' },
    detail: { en: 'You may not do this.', zh: '您的角色或规则不允许此操作。' },
  },
  conflictOfInterest: {
    status: 409,
    title: { en: 'Another person must do this', zh: '此操作须由他人进行' },
    detail: { en: 'Another person must do this.', zh: '为避免利益冲突，此操作须由其他人员进行。' },
  },
  alreadyDone: {
    status: 409,
    title: { en: 'This has been done already', zh: '此操作已完成' },
    detail: { en: 'This has been done already.', zh: '此操作此前已经完成，无需重复。' },
  },
  nothingToAnswer: {
    status: 409,
    title: { en: 'There is nothing to answer', zh: '没有待答复的事项' },
    detail: { en: 'There is nothing to answer.', zh: '目前没有待答复或待处理的事项。' },
  },
  contradiction: {
    status: 409,
    title: { en: 'It contradicts itself', zh: '内容相互矛盾' },
    detail: { en: 'What was said contradicts itself.', zh: '所填内容相互矛盾。' },
  },
  missing: {
    status: 409,
    title: { en: 'Something is missing', zh: '缺少必要的内容' },
    detail: { en: 'Something is missing.', zh: '缺少进行此操作所需的内容。' },
  },
  boundReached: {
    status: 409,
    title: { en: 'A limit has been reached', zh: '已达到上限' },
    detail: { en: 'A limit has been reached.', zh: '已达到规则规定的上限。' },
  },
  notThisInstant: {
    status: 409,
    title: { en: 'It cannot have happened then', zh: '时间不符合要求' },
    detail: { en: 'It cannot have happened then.', zh: '所填时间不在允许的范围内。' },
  },
  unknown: {
    status: 409,
    title: { en: 'This is not known', zh: '没有此项' },
    detail: { en: 'This is not known.', zh: '所指的对象不存在。' },
  },
  mergingNow: {
    status: 409,
    title: { en: 'Two merges have met', zh: '并入操作相互冲突' },
    detail: {
      en: 'Another merge came between. Look again; it may be asked for again.',
      zh: '另一项并入操作正在进行，本次未能完成。请查看最新情况后重试。',
    },
  },
  taskOpen: {
    status: 409,
    title: { en: 'A task is still open', zh: '仍有未完成的任务' },
    detail: { en: 'A task is still open.', zh: '仍有必须完成的任务尚未完成。' },
  },
  tooMuchWork: {
    status: 409,
    title: { en: 'The history is too much for one import', zh: '历史记录过于庞大，无法一次导入' },
    detail: {
      en: 'Telling this history takes more work than one import may.',
      zh: '推演此历史所需的工作量超过一次导入的上限（见 workAtMost）：同时进行的事项过多，或持续时间过长。',
    },
  },
  importing: {
    status: 409,
    title: { en: 'It is still being imported', zh: '投诉仍在导入中' },
    detail: {
      en: 'It is still being imported: nothing else can be asked of it until that is complete.',
      zh: '该投诉仍在导入中，导入完成前不能进行其他操作。',
    },
  },
  livedHere: {
    status: 409,
    title: { en: 'It has been handled here since', zh: '导入后已在本系统办理' },
    detail: {
      en: 'Since it was imported it has been handled here.',
      zh: '该投诉导入后已在本系统办理，不能再补充导入。',
    },
  },
  otherPast: {
    status: 409,
    title: { en: 'Not what it was imported with', zh: '与已导入的历史不一致' },
    detail: { en: 'Not what it was imported with.', zh: '所提供的历史与此前导入的不一致。' },
  },
}
