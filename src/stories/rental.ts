import { chen, customer, li, sun, zhao } from './people.ts'
import type { Story } from './story.ts'

/** A car-rental firm (002): a promise is broken and climbs, the customer is not content, and is heard again. */
export const rental = {
  policy: 'rental',
  title: {
    en: 'Car rental: a dirty car, a broken promise, a second handling',
    zh: '租车公司：车辆不洁，未按时联系，二次处理',
  },
  opening: {
    channel: 'app',
    receivedAt: [0, '10:00'],
    by: li,
    details: {
      complainant: { name: '陈晓', phone: '13800138000', email: 'chenxiao@example.com', language: 'zh' },
      subject: '车内有烟味，座椅有污渍',
    },
  },
  steps: {
    takenIn: {
      at: [0, '10:00'],
      phrase: '官方网站、移动应用、客服电话、社交媒体…面对面',
      shows: ['R4'],
      says: {
        en: 'A complaint comes in by the app: the car smells of smoke. The order number is missing.',
        zh: '客户通过移动应用投诉：车内有烟味。未写租赁订单号。',
      },
    },
    notContacted: {
      at: [0, '14:01'],
      phrase: '在规定的时间内与客户进行沟通',
      shows: ['R48'],
      says: {
        en: 'Nobody has called within 4 working hours: the supervisor hears of it by itself.',
        zh: '4 个工作小时内无人联系客户：系统自动升级到主管。',
      },
    },
    climbed: {
      at: [0, '18:01'],
      phrase: '在规定的时间内与客户进行沟通',
      shows: ['R48'],
      says: {
        en: 'The supervisor has not taken it up in 4 working hours: now it is the manager’s.',
        zh: '主管 4 个工作小时内未接手：升级到经理。',
      },
    },
    mended: {
      at: [1, '09:30'],
      phrase: '指派给相关部门或人员…每个反馈都应有明确的责任人',
      shows: ['R32'],
      says: {
        en: 'The manager takes it up and gives it to Li, who calls the customer and apologises.',
        zh: '经理接手，指派给李娜；李娜致电客户并致歉。',
      },
      does: [
        { by: sun, commands: [{ type: 'acceptEscalation', comment: '今天联系客户。' }] },
        { by: zhao, commands: [{ type: 'assign', department: 'service', person: 'li' }] },
        {
          by: li,
          commands: [{ type: 'acknowledge', method: 'phone', said: '已收到投诉，抱歉联系晚了，马上核实。' }],
        },
      ],
    },
    completed: {
      at: [1, '09:45'],
      phrase: '应包括客户姓名、联系方式、反馈内容、租赁订单号',
      shows: ['R12'],
      says: {
        en: 'On the telephone she asks for the order number, and adds it.',
        zh: '通话中补充了租赁订单号。',
      },
      does: [
        {
          by: li,
          commands: [{ type: 'amendDetails', partial: true, details: { orderNumber: 'ZC-2026-0817' } }],
        },
      ],
    },
    graded: {
      at: [1, '10:00'],
      phrase: '分类标准；严重程度进行初步评估，确定处理的优先级',
      shows: ['R26', 'R29'],
      says: {
        en: 'It is classified: cleanliness, from which severity, term and priority follow.',
        zh: '分类定级：清洁；由此得出严重程度、时限和优先级。',
      },
      does: [
        {
          by: li,
          commands: [
            {
              ...{ type: 'classify', category: 'cleanliness', nature: 'service' },
              ...{ impact: 'medium', risk: 'low', complexity: 'complex' },
            },
          ],
        },
      ],
    },
    investigated: {
      at: [1, '16:00'],
      phrase: '收集必要的信息和证据，了解问题的根源',
      shows: ['R59'],
      says: {
        en: 'The photographs of the return are in the file, and why the car was not cleaned.',
        zh: '还车照片已存档，车辆未清洁的原因已查明。',
      },
      does: [
        {
          by: li,
          commands: [
            { type: 'attachEvidence', kind: 'photo', digest: 'a'.repeat(64), source: '门店还车照片' },
            {
              ...{ type: 'recordFindings', rootCause: 'process-not-followed', upheld: 'upheld' },
              text: '还车后未按清洁流程检查。',
            },
          ],
        },
      ],
    },
    proposed: {
      at: [2, '10:00'],
      phrase: '解决方案应具体，包括补偿措施、改进方案等',
      shows: ['R64'],
      says: {
        en: 'A proposal: a day of rent is returned, and the checks at the return change.',
        zh: '提出方案：退还一天租金，并改进还车检查。',
      },
      does: [
        {
          by: li,
          commands: (on) => [
            {
              ...{ type: 'proposeSolution', measures: '退还一天租金并致歉。' },
              redress: { amountCents: 30_000, currency: 'CNY' },
              correctiveActions: [{ what: '还车检查增加车内清洁项', owner: 'zhao', dueAt: on(30, '18:00') }],
            },
          ],
        },
      ],
    },
    agreed: {
      at: [2, '15:00'],
      phrase: '应征求客户的意见，确保其对处理结果的满意度',
      shows: ['R81'],
      says: { en: 'The customer agrees, not quite content.', zh: '客户同意方案，满意度一般。' },
      does: [{ by: customer, commands: [{ type: 'acceptSolution', score: 3 }] }],
    },
    carriedOut: {
      at: [3, '11:00'],
      phrase: '解决方案应具体，包括补偿措施、改进方案等',
      shows: ['R64'],
      says: { en: 'The money is on its way.', zh: '租金已退还。' },
      does: [{ by: li, commands: [{ type: 'recordExecution', what: '已退还一天租金。' }] }],
    },
    dissatisfied: {
      at: [4, '10:00'],
      phrase: '若客户对处理结果不满意，需记录其意见，并进行二次处理',
      shows: ['R82'],
      says: {
        en: 'A colleague asks how it went. The customer is not content: their words are kept, a second handling begins.',
        zh: '由另一位同事回访。客户不满意：记录其意见，开始二次处理。',
      },
      does: [
        {
          by: chen,
          commands: [
            {
              ...{ type: 'recordRevisit', score: 2, solved: false, method: 'phone' },
              comment: '只退了钱，没有人解释为什么会这样。',
            },
          ],
        },
      ],
    },
    secondHandling: {
      at: [4, '11:00'],
      phrase: '若客户对处理结果不满意，需记录其意见，并进行二次处理',
      shows: ['R82'],
      says: {
        en: 'Another person has it now. She explains, and offers a day of rent more.',
        zh: '改由另一人处理：说明原因，并再赠一天租车。',
      },
      does: [
        { by: zhao, commands: [{ type: 'assign', department: 'service', person: 'chen' }] },
        {
          by: chen,
          commands: [
            {
              ...{ type: 'recordContact', direction: 'outward', method: 'phone' },
              summary: '向客户说明原因并致歉。',
            },
            {
              ...{ type: 'proposeSolution', measures: '书面说明原因，再赠一天租车。' },
              items: [
                { kind: 'apology', what: '书面说明原因' },
                { kind: 'voucher', what: '一天租车' },
              ],
            },
          ],
        },
      ],
    },
    secondCarriedOut: {
      at: [7, '10:00'],
      phrase: '应征求客户的意见，确保其对处理结果的满意度',
      shows: ['R81'],
      says: {
        en: 'The customer agrees; the letter and the voucher go out.',
        zh: '客户同意；说明信和租车券已寄出。',
      },
      does: [
        { by: customer, commands: [{ type: 'acceptSolution', score: 4 }] },
        {
          by: chen,
          commands: [
            { type: 'recordExecution', what: '说明信已寄出。', item: 1 },
            { type: 'recordExecution', what: '租车券已寄出。', item: 2 },
          ],
        },
      ],
    },
    closed: {
      at: [8, '10:00'],
      phrase: '应征求客户的意见，确保其对处理结果的满意度',
      shows: ['R81'],
      says: { en: 'The customer rates it themselves: it is solved.', zh: '客户自行评价：已解决。' },
      does: [
        { by: customer, commands: [{ type: 'rate', score: 5, solved: true, comment: '这次说清楚了。' }] },
      ],
    },
    archived: {
      at: [39, '10:00'],
      phrase: '反馈的内容、处理的过程、客户的反馈结果',
      shows: ['R86'],
      says: {
        en: 'Nobody has come back to it: it is archived, with its whole history.',
        zh: '期满无人再提：归档，保存全过程。',
      },
    },
  },
} satisfies Story
