import { chen, customer, qian, tang, wu, zhao } from './people.ts'
import type { Story } from './story.ts'

/** An agent for overseas-investment filings (001): fair to both sides, looked at by legal, and asked about for months. */
export const odiAgency = {
  policy: 'odi-agency',
  title: {
    en: 'Filing agency (001): a wrong form, a consultant who may not judge himself, and three revisits',
    zh: '境外投资备案代理（001）：申报差错，当事人回避，三次回访',
  },
  opening: {
    channel: 'email',
    receivedAt: [0, '11:20'],
    by: chen,
    details: {
      complainant: {
        ...{ name: 'Emma Rossi', email: 'rossi@example.com', language: 'en' },
        ...{ preferredMethod: 'email', zone: 'Europe/Rome' },
      },
      subject: 'The filing was refused for a wrong form',
      description: 'The adviser sent the old form; the authority refused it, and six weeks are lost.',
      contractNumber: 'ODI-2026-118',
      about: 'li',
    },
    aboutPerson: true,
  },
  steps: {
    takenIn: {
      at: [0, '11:30'],
      phrase: '指定专人负责接收投诉；对投诉内容、客户信息、投诉时间等进行详细记录',
      shows: ['R10', 'R11'],
      says: {
        en: 'An e-mail from Italy: what, who and when are recorded, and whom it is about. Those who take complaints in hear of it.',
        zh: '收到来自意大利的邮件：登记投诉内容、客户、时间及被投诉人，并通知负责接收投诉的人员。',
      },
    },
    silent: {
      at: [1, '19:21'],
      phrase: '接到投诉后，迅速响应；投诉升级，减少潜在的法律风险',
      shows: ['R50', 'R53'],
      says: {
        en: 'A day passes and nobody answers: the customer is told that the promise is broken, the supervisor hears of it, 8 hours later the manager.',
        zh: '一天内无人回应：系统告知客户未能如期回应并升级到主管；8 小时后升级到经理。',
      },
    },
    topped: {
      at: [2, '19:21'],
      phrase: '投诉升级，减少潜在的法律风险',
      shows: ['R53'],
      says: { en: 'After a whole day more it is management’s.', zh: '再过一天仍无人接手：升级到管理层。' },
    },
    fair: {
      at: [3, '09:30'],
      phrase: '不偏袒任何一方；确定责任部门；根据文化差异，采用适当的沟通方式',
      shows: ['R41', 'R34', 'R77'],
      says: {
        en: 'Management takes it up. Li, whom it is about, cannot have it: Chen does, who writes to the customer in English.',
        zh: '管理层接手。李娜是被投诉人，须回避：由陈杰负责，用英文致信客户。',
      },
      does: [
        { by: qian, commands: [{ type: 'acceptEscalation', comment: 'Today.' }] },
        { by: zhao, commands: [{ type: 'assign', department: 'service', person: 'chen' }] },
        {
          by: chen,
          commands: [
            { type: 'acknowledge', method: 'email', said: 'We have it, and we are sorry for the silence.' },
          ],
        },
      ],
    },
    graded: {
      at: [3, '14:00'],
      phrase: '判断投诉是服务问题、产品质量问题还是其他原因；根据投诉的影响范围和潜在风险进行评估',
      shows: ['R23', 'R24'],
      says: {
        en: 'An error in a filing: middling in reach and in risk. A first proposal is drafted, for the house only.',
        zh: '申报差错：影响与风险均为中等。先拟初步处理方案，仅内部可见。',
      },
      does: [
        {
          by: chen,
          commands: [
            {
              ...{ type: 'classify', category: 'filing-error', nature: 'service' },
              ...{ impact: 'medium', risk: 'medium', complexity: 'complex' },
            },
            { type: 'draftProposal', measures: 'File anew at our cost; return the fee.' },
          ],
        },
      ],
    },
    shared: {
      at: [3, '15:00'],
      phrase: '明确各部门在投诉处理中的责任和分工；在遇到复杂或敏感的投诉时，寻求法律专业人士的意见',
      shows: ['R35', 'R75'],
      says: {
        en: 'Legal is to say by Friday what is owed. Until they have, nothing is proposed.',
        zh: '请法务周五前给出意见；完成之前不能提出方案。',
      },
      does: [
        {
          by: chen,
          commands: (on) => [
            {
              ...{ type: 'openTask', kind: 'legalReview', title: '合同责任与赔付范围', mandatory: true },
              ...{ department: 'legal', person: 'tang', dueAt: on(4, '18:00') },
            },
          ],
        },
      ],
    },
    taskLate: {
      at: [4, '18:01'],
      phrase: '明确各部门在投诉处理中的责任和分工',
      shows: ['R35'],
      says: {
        en: 'Friday evening, and legal has not answered: who handles it hears of it, and who leads legal.',
        zh: '周五下班仍无法务意见：通知责任人与法务部门主管。',
      },
    },
    together: {
      at: [7, '10:00'],
      phrase: '共同解决问题',
      shows: ['R37'],
      says: {
        en: 'On Monday legal answers, with a note that only legal reads. The cause is found.',
        zh: '周一法务答复，并留下仅法务可见的备注。原因已查明。',
      },
      does: [
        {
          by: tang,
          commands: [
            { type: 'addNote', text: 'Our liability is capped at the fee.', visibleTo: 'legal' },
            { type: 'completeTask', task: 1, result: 'The fee, and the cost of filing anew.' },
          ],
        },
        {
          by: chen,
          commands: [
            {
              ...{ type: 'recordFindings', rootCause: 'staff-knowledge', upheld: 'upheld' },
              text: 'The form had changed two months before.',
            },
            { type: 'recordEffort', minutes: 180, cost: { amountCents: 120_000, currency: 'CNY' } },
          ],
        },
      ],
    },
    proposed: {
      at: [7, '14:00'],
      phrase: '制定初步的处理方案',
      shows: ['R63'],
      says: {
        en: 'The draft becomes the proposal. In dollars it is beyond what needs no approval: the supervisor approves.',
        zh: '初步方案转为正式方案。美元金额超出免审限额：由主管审批。',
      },
      does: [
        {
          by: chen,
          commands: [
            { type: 'proposeSolution', draft: 1, redress: { amountCents: 200_000, currency: 'USD' } },
          ],
        },
        { by: zhao, commands: [{ type: 'approveProposal' }] },
      ],
    },
    carriedOut: {
      at: [9, '16:00'],
      phrase: '及时向客户反馈进展情况',
      shows: ['R68'],
      says: {
        en: 'The customer agrees. The form is filed anew and the fee returned; a letter asks how it went.',
        zh: '客户同意。已重新申报并退费；去信征求意见。',
      },
      does: [
        { by: customer, commands: [{ type: 'acceptSolution', score: 4 }] },
        { by: chen, commands: [{ type: 'recordExecution', what: 'Filed anew; the fee is returned.' }] },
      ],
    },
    closed: {
      at: [11, '10:00'],
      phrase: '定期回访客户，了解问题是否得到解决；将投诉处理结果反馈给相关部门',
      shows: ['R79', 'R94'],
      says: {
        en: 'The first revisit: on its way, they say. It is closed, and the departments that had a part in it hear so.',
        zh: '第一次回访：进展正常。办结，并将结果反馈给相关部门。',
      },
      does: [{ by: zhao, commands: [{ type: 'recordRevisit', score: 4, solved: true, method: 'email' }] }],
    },
    reviewed: {
      at: [14, '10:00'],
      phrase: '建立监督机制，确保投诉处理过程的公正性',
      shows: ['R108'],
      says: {
        en: 'Somebody outside the handling looks whether it was fair.',
        zh: '由未参与处理的人员抽查处理是否公正。',
      },
      does: [
        {
          by: wu,
          commands: [
            { type: 'reviewHandling', fair: true, text: 'Li had no part in it. The silence is named.' },
          ],
        },
      ],
    },
    askedAgain: {
      at: [39, '10:00'],
      phrase: '定期回访客户，了解问题是否得到解决；确保问题得到彻底解决',
      shows: ['R79', 'R80'],
      says: {
        en: 'The second revisit after a month: the filing is through.',
        zh: '一个月后第二次回访：备案已通过。',
      },
      does: [{ by: zhao, commands: [{ type: 'recordRevisit', score: 5, solved: true, method: 'email' }] }],
    },
    forgotten: {
      at: [102, '10:00'],
      phrase: '定期回访客户，了解问题是否得到解决',
      shows: ['R79'],
      says: {
        en: 'The third one, after three months, nobody makes: that is on record, too.',
        zh: '三个月后的第三次回访无人进行：同样留有记录。',
      },
    },
    heard: {
      at: [103, '09:00'],
      phrase: '确保客户能够及时反馈问题',
      shows: ['R85'],
      says: { en: 'The customer writes by themselves: all is well.', zh: '客户主动反馈：一切顺利。' },
      does: [
        { by: customer, commands: [{ type: 'giveFeedback', text: 'All is well.', score: 5, solved: true }] },
      ],
    },
    archived: {
      at: [132, '10:00'],
      phrase: '对投诉内容、客户信息、投诉时间等进行详细记录',
      shows: ['R11'],
      says: { en: 'Archived, with all that was recorded.', zh: '归档，全部记录留存。' },
    },
  },
} satisfies Story
