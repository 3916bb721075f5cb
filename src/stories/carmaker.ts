import { chen, customer, li, qian, sunOfFirm, tang, wang } from './people.ts'
import type { Story } from './story.ts'

/** A car maker (004): a major complaint goes to the top, is answered within 48 hours, and followed until it is good. */
export const carmaker = {
  policy: 'carmaker',
  title: {
    en: 'Car maker (004): the brakes, a loan car at once, and no end before the customer is content',
    zh: '汽车厂商（004）：制动异常，先给临时方案，直至客户满意',
  },
  opening: {
    channel: 'store',
    receivedAt: [5, '16:00'],
    by: li,
    details: {
      complainant: { name: '林峰', phone: '13700137000', email: 'linfeng@example.com', language: 'zh' },
      subject: '行驶中制动变软',
      description: '高速行驶时踩下制动踏板无力，已停驶。',
      storeId: 'SH-03',
      product: { model: 'EX5' },
    },
  },
  steps: {
    takenIn: {
      at: [5, '16:10'],
      phrase: '实体门店…前往实地反映情况；为每一笔投诉信息分配唯一的编号',
      shows: ['R6', 'R14'],
      says: {
        en: 'On a Saturday the customer comes to the store. The complaint has its number; the VIN is missing and asked for.',
        zh: '周六客户到门店反映。投诉已有编号；缺少车架号，去信询问。',
      },
    },
    major: {
      at: [5, '16:30'],
      phrase: '根据投诉的类型、严重程度、投诉对象等维度；重大投诉直接升级至管理层',
      shows: ['R25', 'R28'],
      says: {
        en: 'Brakes: a major complaint. It is management’s at once, and technical support’s to handle.',
        zh: '制动问题属重大投诉：直接升级至管理层，交技术支持处理。',
      },
      does: [
        {
          by: li,
          commands: [
            { type: 'acknowledge', method: 'inPerson', said: '已收到，请勿再驾驶，我们今晚联系您。' },
            {
              ...{ type: 'classify', category: 'brakes', nature: 'product', urgency: 'high' },
              ...{ impact: 'high', risk: 'high', complexity: 'complex' },
            },
            { type: 'assign', department: 'workshop', person: 'wang' },
          ],
        },
      ],
    },
    headed: {
      at: [5, '20:00'],
      phrase: '关键问题得到高度重视',
      shows: ['R54'],
      says: {
        en: 'Management takes it up the same evening, or it would come back to them every working day.',
        zh: '管理层当晚接手；若不接手，每个工作日都会再次提醒。',
      },
      does: [{ by: qian, commands: [{ type: 'acceptEscalation', comment: '先保证客户安全。' }] }],
    },
    responded: {
      at: [6, '10:00'],
      phrase: '48小时内作出初步处理和反馈；临时性解决方案或承诺完整调查',
      shows: ['R44', 'R67'],
      says: {
        en: 'On Sunday, well within 48 hours: a loan car, and the promise of a whole investigation by Friday.',
        zh: '周日，48 小时之内：提供代步车，并承诺周五前给出完整调查结果。',
      },
      does: [
        {
          by: wang,
          commands: (on) => [
            { type: 'takeOver' },
            {
              ...{ type: 'offerInterimMeasure', what: '同级代步车', until: on(25, '18:00') },
              ...{ said: '先请使用代步车，车辆由我们拖运检测。', method: 'phone' },
            },
            {
              ...{ type: 'promiseInvestigation', method: 'phone', dueAt: on(11, '18:00') },
              said: '周五 18 点前告知完整调查结果。',
            },
          ],
        },
      ],
    },
    onSite: {
      at: [7, '10:00'],
      phrase: '派专人到现场进行实地勘查；访谈相关人员、查阅相关文件…多方验证',
      shows: ['R60', 'R61'],
      says: {
        en: 'Somebody goes to look at the car, talks to the store and reads the records: two independent sources. The customer hears how it stands.',
        zh: '安排现场勘查车辆，访谈门店人员，查阅维修记录，取得两个独立来源的证据；并主动告知客户进展。',
      },
      does: [
        {
          by: wang,
          commands: (on) => [
            {
              ...{ type: 'openTask', kind: 'siteVisit', title: '上海三店：车辆现场勘查' },
              ...{ department: 'workshop', person: 'wang', mandatory: true },
              visit: { place: '上海三店维修车间', people: ['wang', '制动工程师'], at: on(8, '09:00') },
            },
            { type: 'attachEvidence', kind: 'interview', digest: 'c'.repeat(64), source: '门店技师' },
            { type: 'attachEvidence', kind: 'systemRecord', digest: 'd'.repeat(64), source: '维修记录' },
            { type: 'amendDetails', partial: true, details: { product: { serial: 'LSVAA4187E2184847' } } },
            { type: 'sendMessage', template: 'progress' },
          ],
        },
      ],
    },
    extended: {
      at: [10, '10:00'],
      phrase: '主动与客户沟通，告知投诉处理的进度',
      shows: ['R69'],
      says: {
        en: 'It has come back to management, who take it up again. The supervisor has the resolution extended once, approved by management; it holds because the customer was written to in time.',
        zh: '两个工作日仍未解决：再次提醒管理层，管理层接手。经管理层批准延长一次解决期限；因已及时去信告知客户而生效。',
      },
      does: [
        { by: qian, commands: [{ type: 'acceptEscalation', comment: '已调配台架。' }] },
        {
          by: sunOfFirm,
          commands: [
            {
              ...{ type: 'extendDeadline', clock: 'resolve', reason: '台架检测未完成' },
              ...{ approvedBy: 'qian', approverRole: 'management' },
            },
          ],
        },
      ],
    },
    promiseBroken: {
      at: [14, '13:01'],
      phrase: '关键问题得到高度重视',
      shows: ['R54'],
      says: {
        en: 'Friday has passed without the promised result: the customer is told so, the supervisor hears of it, and on Monday the manager.',
        zh: '周五未兑现承诺：系统告知客户并升级到主管；周一升级到经理。',
      },
    },
    foundOut: {
      at: [14, '15:00'],
      phrase: '分析投诉产生的根源',
      shows: ['R62'],
      says: {
        en: 'Management takes it up. The cause is found: a seal of the brake servo. Legal is to clear what is said about brakes.',
        zh: '管理层接手。根源查明：制动助力器密封件失效。涉及制动的方案须法务审核。',
      },
      does: [
        { by: qian, commands: [{ type: 'acceptEscalation', comment: '今天给出结果。' }] },
        {
          by: wang,
          commands: [
            {
              ...{ type: 'completeTask', task: 1, result: '助力器密封件失效，制动力下降。' },
              met: ['店长', '门店技师'],
              evidence: { kind: 'photo', digest: 'e'.repeat(64), source: '现场勘查' },
            },
            {
              ...{ type: 'recordFindings', rootCause: 'product-quality', upheld: 'upheld' },
              text: '助力器密封件批次问题。',
            },
            {
              ...{ type: 'proposeSolution', measures: '免费更换制动助力器，延保两年。' },
              correctiveActions: [{ what: '排查同批次密封件', owner: 'wang' }],
            },
          ],
        },
      ],
    },
    cleared: {
      at: [15, '10:00'],
      phrase: '临时性解决方案或承诺完整调查',
      shows: ['R67'],
      says: {
        en: 'Legal clears it, and only now the customer has it. They want a compensation, too.',
        zh: '法务审核通过，方案方告知客户。客户要求另加补偿。',
      },
      does: [
        { by: tang, commands: [{ type: 'clearProposal' }] },
        { by: customer, commands: [{ type: 'declineSolution', reason: '停驶十天，没有任何补偿。' }] },
      ],
    },
    agreed: {
      at: [16, '15:00'],
      phrase: '持续跟踪…直至客户满意为止',
      shows: ['R83'],
      says: {
        en: 'A better proposal, cleared again: the customer agrees, and the car is repaired.',
        zh: '改进方案，再次审核：客户同意，车辆修复。',
      },
      does: [
        {
          by: wang,
          commands: (on) => [
            {
              ...{ type: 'proposeSolution', measures: '更换制动助力器，延保两年，补偿交通费。' },
              redress: { amountCents: 300_000, currency: 'CNY' },
              correctiveActions: [{ what: '排查并更换同批次密封件', owner: 'wang', dueAt: on(30, '18:00') }],
            },
          ],
        },
        { by: tang, commands: [{ type: 'clearProposal' }] },
        { by: customer, commands: [{ type: 'acceptSolution', score: 4 }] },
        { by: wang, commands: [{ type: 'recordExecution', what: '已更换并路试合格，补偿已付。' }] },
        { by: qian, commands: [{ type: 'resolveEscalation', note: '车辆已修复。' }] },
      ],
    },
    accountable: {
      at: [17, '10:00'],
      phrase: '对员工的工作表现进行考核和问责；解决方案应具体…改进方案',
      shows: ['R64', 'R109'],
      says: {
        en: 'Who had no part in it determines who is responsible: mainly the seal, in a lesser part the workshop, which had not told of two cases alike.',
        zh: '由未参与处理的主管认定责任：密封件质量负主要责任；维修部门此前未反映两起同类问题，负次要责任。',
      },
      does: [
        {
          by: sunOfFirm,
          commands: [
            {
              ...{ type: 'determineResponsibility', bearer: 'product', name: '制动助力器密封件' },
              ...{ degree: 'main', reason: '同批次密封件老化过快。' },
            },
            {
              ...{ type: 'determineResponsibility', bearer: 'department', department: 'workshop' },
              ...{ degree: 'minor', reason: '此前两起同类问题未反映。' },
              evidence: { kind: 'systemRecord', digest: 'f'.repeat(64), source: '维修记录' },
            },
          ],
        },
      ],
    },
    closed: {
      at: [18, '10:00'],
      phrase: '持续跟踪…直至客户满意为止',
      shows: ['R83'],
      says: { en: 'Asked two days later, they are content: closed.', zh: '两天后回访，客户满意：办结。' },
      does: [
        { by: sunOfFirm, commands: [{ type: 'recordRevisit', score: 4, solved: true, method: 'phone' }] },
      ],
    },
    notOver: {
      at: [32, '09:30'],
      phrase: '持续跟踪…直至客户满意为止',
      shows: ['R83'],
      says: {
        en: 'Asked again two weeks after: the brakes squeal. It is open again, for somebody else to handle.',
        zh: '两周后再次回访：制动有异响。重新处理，换人负责。',
      },
      does: [
        {
          by: sunOfFirm,
          commands: [
            {
              ...{ type: 'recordRevisit', score: 2, solved: false, method: 'phone' },
              comment: '低速制动有异响。',
            },
          ],
        },
        { by: sunOfFirm, commands: [{ type: 'assign', department: 'service', person: 'chen' }] },
      ],
    },
    content: {
      at: [35, '15:00'],
      phrase: '持续跟踪…直至客户满意为止',
      shows: ['R83'],
      says: {
        en: 'New brake pads, cleared, agreed and fitted. This time the customer rates it themselves: solved.',
        zh: '更换制动片：审核、同意、执行。客户自行评价：已解决。',
      },
      does: [
        { by: chen, commands: [{ type: 'proposeSolution', measures: '免费更换制动片并路试。' }] },
        { by: tang, commands: [{ type: 'clearProposal' }] },
        { by: customer, commands: [{ type: 'acceptSolution' }] },
        { by: chen, commands: [{ type: 'recordExecution', what: '已更换制动片，异响消除。' }] },
        { by: customer, commands: [{ type: 'rate', score: 5, solved: true }] },
      ],
    },
    askedAgain: {
      at: [49, '10:00'],
      phrase: '持续跟踪…直至客户满意为止',
      shows: ['R83'],
      says: { en: 'Asked once more two weeks later: still content.', zh: '两周后再次回访：仍然满意。' },
      does: [
        { by: sunOfFirm, commands: [{ type: 'recordRevisit', score: 5, solved: true, method: 'phone' }] },
      ],
    },
    archived: {
      at: [66, '10:00'],
      phrase: '持续跟踪…直至客户满意为止',
      shows: ['R83'],
      says: { en: 'Nothing more has come: it is archived.', zh: '期满无人再提：归档。' },
    },
  },
} satisfies Story
