import type { Vocabulary } from '../vocabulary.ts'

/** What reconciliation may find amiss. */
export const FINDINGS: Vocabulary = {
  stepNotRecorded: { zh: '到期步骤未登记', en: 'a step of time is not recorded' },
  complaintNotRecorded: { zh: '运行未登记', en: 'a run is not in the register' },
  runMissing: { zh: '投诉缺少运行', en: 'a complaint is without its run' },
  projectionWrong: { zh: '登记内容与事件不符', en: 'rows do not follow from their events' },
  journalBroken: { zh: '流水不完整', en: 'a journal is not whole' },
  figuresDiffer: { zh: '指标与流水不符', en: 'figures are not what journals come to' },
  mergedIntoNone: { zh: '并入关系有误', en: 'merged into none, or in a ring' },
  misnamed: { zh: '人员或部门有误', en: 'somebody was named who is not' },
  fileMissing: { zh: '证据文件缺失', en: 'a file of evidence is not there' },
  fileChanged: { zh: '证据文件已变动', en: 'a file of evidence is another than was brought' },
  fileUnknown: { zh: '存有无登记的文件', en: 'files lie there that are on no record' },
  filesAway: { zh: '证据文件存放处不可用', en: 'the place of the files is away' },
  late: { zh: '时限执行迟延', en: 'deadlines come late' },
  canarySilent: { zh: '金丝雀未报', en: 'the canary is silent' },
}
