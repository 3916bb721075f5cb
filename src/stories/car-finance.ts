import { chen, customer, li, wang, zhao } from './people.ts'
import type { Story } from './story.ts'

/** A car-finance firm (000): the customer owes an answer, a stage is late, and money is returned with consent. */
export const carFinance = {
  policy: 'car-finance',
  title: {
    en: 'Car finance (000): early repayment, and a fee that nobody had agreed',
    zh: '汽车金融（000）：提前还款被收取未约定的手续费',
  },
  opening: {
    channel: 'web',
    receivedAt: [0, '08:40'],
    by: li,
    details: {
      complainant: { name: '周敏', phone: '13900139000', email: 'zhoumin@example.com', language: 'zh' },
      subject: '提前还款被多收手续费',
      description: '提前还清贷款时被收取6800元手续费，合同中没有约定。',
    },
  },
  steps: {
    takenIn: {
      at: [0, '09:05'],
      phrase: '客户可通过电话、邮件或官方网站的投诉平台提交问题；工作人员会在24小时内接收并记录',
      shows: ['R1', 'R8'],
      says: {
        en: 'A complaint comes in by the website, is registered, and confirmed at once. The contract number is missing: it is asked for, and nothing waits.',
        zh: '客户在网站投诉平台提交；随即登记并确认收到。缺少合同号：去信询问，登记不受影响。',
      },
    },
    sorted: {
      at: [0, '09:30'],
      phrase: '初步分类，如账单问题、服务态度、政策咨询；复杂问题不超过5个工作日',
      shows: ['R20', 'R43'],
      says: {
        en: 'The supervisor sorts it: a complex matter, to be resolved within 5 working days. Li has it.',
        zh: '主管初步分类：复杂问题，5 个工作日内解决。指派给李娜。',
      },
      does: [
        {
          by: zhao,
          commands: [
            {
              ...{ type: 'classify', category: 'early-repayment', nature: 'price' },
              ...{ impact: 'medium', risk: 'medium', complexity: 'complex' },
            },
            { type: 'assign', department: 'service', person: 'li' },
          ],
        },
        {
          by: li,
          commands: [{ type: 'acknowledge', method: 'phone', said: '已收到，五个工作日内给出处理结果。' }],
        },
      ],
    },
    asked: {
      at: [0, '10:00'],
      phrase: '可能需要客户提供更多信息以协助调查',
      shows: ['R58'],
      says: {
        en: 'Li asks for the statement of the settlement. While the customer owes it, the firm’s clock stands still.',
        zh: '李娜请客户提供结清账单。客户答复之前，公司的期限中止计时。',
      },
      does: [
        { by: li, commands: [{ type: 'requestInformation', what: '请提供结清当日的账单，以及合同号。' }] },
      ],
    },
    answered: {
      at: [1, '10:00'],
      phrase: '可能需要客户提供更多信息以协助调查',
      shows: ['R58'],
      says: {
        en: 'The customer answers a day later: the due moves by exactly that day.',
        zh: '客户次日答复：期限恰好顺延一天。',
      },
      does: [
        {
          by: customer,
          commands: [{ type: 'provideInformation', text: '合同号 QC-20231107；账单如附件。' }],
        },
        {
          by: li,
          commands: [{ type: 'amendDetails', partial: true, details: { contractNumber: 'QC-20231107' } }],
        },
      ],
    },
    shared: {
      at: [1, '11:00'],
      phrase: '跨部门合作机制…信息共享',
      shows: ['R36'],
      says: {
        en: 'Technical support is to look up how the debit was made. Until then nothing can be proposed.',
        zh: '请技术支持核对扣款记录；完成之前不能提出方案。',
      },
      does: [
        {
          by: li,
          commands: [
            {
              ...{ type: 'openTask', kind: 'department', title: '核对结清扣款的系统记录' },
              ...{ department: 'workshop', person: 'wang', mandatory: true },
            },
          ],
        },
      ],
    },
    stageLate: {
      at: [4, '00:01'],
      phrase: '每个环节都应设定明确的时间节点',
      shows: ['R46'],
      says: {
        en: 'The investigation is over its own time: the supervisor hears of it while the promise to the customer can still be kept.',
        zh: '调查超时：主管随即得知，此时对客户的承诺仍来得及兑现。',
      },
    },
    reassigned: {
      at: [4, '09:10'],
      phrase: '对超时未解决的案件进行追踪，及时调整资源分配',
      shows: ['R52'],
      says: {
        en: 'The supervisor gives it to Chen, who has the time. The records are there, and show a mistake.',
        zh: '主管改派给有余力的陈杰。系统记录已核对，确有差错。',
      },
      does: [
        {
          by: zhao,
          commands: [
            { type: 'acceptEscalation', comment: '改派。' },
            { type: 'assign', department: 'service', person: 'chen', reason: '李娜在办案件过多' },
          ],
        },
        { by: wang, commands: [{ type: 'completeTask', task: 1, result: '结清时按旧费率扣收了手续费。' }] },
        {
          by: chen,
          commands: [
            {
              ...{ type: 'recordFindings', rootCause: 'data-error', upheld: 'upheld' },
              text: '费率表未更新，多收手续费6800元。',
            },
          ],
        },
      ],
    },
    approved: {
      at: [4, '11:00'],
      phrase: '将解决方案告知客户，得到同意后执行',
      shows: ['R65'],
      says: {
        en: 'The fee is to be returned. It is more than an agent may promise: the supervisor approves, then the customer hears of it.',
        zh: '拟退还手续费。金额超出客服权限：主管审批后才告知客户。',
      },
      does: [
        {
          by: chen,
          commands: [
            {
              ...{ type: 'proposeSolution', measures: '全额退还手续费并致歉。' },
              redress: { amountCents: 680_000, currency: 'CNY' },
            },
          ],
        },
        { by: zhao, commands: [{ type: 'approveProposal' }] },
      ],
    },
    agreed: {
      at: [4, '16:00'],
      phrase: '将解决方案告知客户，得到同意后执行',
      shows: ['R65'],
      says: { en: 'The customer agrees, on the same day.', zh: '客户当天同意。' },
      does: [{ by: customer, commands: [{ type: 'acceptSolution', score: 4 }] }],
    },
    carriedOut: {
      at: [7, '10:00'],
      phrase: '跟进直至问题解决',
      shows: ['R66'],
      says: {
        en: 'The money is returned, with the proof of the transfer. A letter asks how it went.',
        zh: '款项已退还，附转账凭证。去信征求意见。',
      },
      does: [
        {
          by: chen,
          commands: [
            {
              ...{ type: 'recordExecution', what: '已退还6800元。' },
              proof: { kind: 'systemRecord', digest: 'b'.repeat(64), source: '付款系统' },
            },
          ],
        },
      ],
    },
    revisited: {
      at: [9, '10:00'],
      phrase: '处理完成后，进行回访确认客户对处理结果满意程度',
      shows: ['R78'],
      says: {
        en: 'The supervisor, who did not handle it, calls: the customer is satisfied, and it is closed.',
        zh: '未经手的主管致电回访：客户满意，办结。',
      },
      does: [{ by: zhao, commands: [{ type: 'recordRevisit', score: 5, solved: true, method: 'phone' }] }],
    },
    archived: {
      at: [40, '10:00'],
      phrase: '整个过程都在系统中实时追踪',
      shows: ['R51'],
      says: {
        en: 'After a month without a further word it is archived: all that happened, in its order.',
        zh: '一个月内再无异议：归档，全过程有据可查。',
      },
    },
  },
} satisfies Story
