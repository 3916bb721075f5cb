import { chen, customer, li, qian, routing, sunOfFirm, tang, wang, wu } from './people.ts'
import type { Story } from './story.ts'

/** A financial firm's emergency plan (003): at night, at once at the top, watched over by those who do not handle it. */
export const financialEmergency = {
  policy: 'financial-emergency',
  title: {
    en: 'Financial emergency (003): an outage on a Friday night, a decision within the day, and within the law',
    zh: '金融应急预案（003）：周五夜间系统中断，一天内处理，并守法定期限',
  },
  opening: {
    channel: 'social',
    receivedAt: [4, '21:00'],
    by: li,
    details: {
      complainant: { name: '何嘉欣', phone: '13600136000', email: 'hejiaxin@example.com', language: 'zh' },
      subject: '转账被重复扣款',
      description: '系统中断后，同一笔转账被扣款三次，共九万元。',
    },
  },
  steps: {
    takenIn: {
      at: [4, '21:05'],
      phrase: '支持多渠道投訴錄入,包括電話、郵件、社交媒體；錄入系統并生成投訴單',
      shows: ['R5', 'R13'],
      says: {
        en: 'On a Friday night a customer complains on social media: an outage, and one transfer debited three times.',
        zh: '周五夜间客户在社交媒体投诉：系统中断，一笔转账被扣款三次。随即生成投诉单。',
      },
    },
    emergency: {
      at: [4, '21:20'],
      phrase: '系統自動將投訴分配給相關責任部門',
      shows: ['R31'],
      says: {
        en: 'An outage is major: it goes to management at once, and by itself to technical support. The emergency is declared.',
        zh: '系统中断属重大投诉：立即升级至管理层，系统自动分派给技术支持。宣布紧急事件。',
      },
      does: [
        {
          by: li,
          commands: [
            {
              ...{ type: 'classify', category: 'outage', nature: 'product', urgency: 'high' },
              ...{ impact: 'high', risk: 'high', complexity: 'complex' },
            },
          ],
        },
        { by: routing, commands: [{ type: 'assign', department: 'workshop', automatic: 'outage' }] },
        { by: sunOfFirm, commands: [{ type: 'declareEmergency', reason: '多名客户被重复扣款。' }] },
      ],
    },
    measured: {
      at: [4, '21:50'],
      phrase: '每個環節都有明確責任人,并設定處理時限',
      shows: ['R39', 'R56'],
      says: {
        en: 'Half an hour later the first measure is on record, within the hour that the firm gives itself.',
        zh: '半小时后记录首项应急措施，未超规定的一小时。',
      },
      does: [
        {
          by: sunOfFirm,
          commands: [{ type: 'recordEmergencyMeasure', what: '已停用自动转账，防止继续扣款。' }],
        },
      ],
    },
    nobody: {
      at: [5, '09:21'],
      phrase: '每個環節都有明確責任人,并設定處理時限',
      shows: ['R39'],
      says: {
        en: 'The night passes. The acknowledgement is over its 2 hours, the department has not taken it over, management has not answered, and nobody says how the emergency stands: all of it is told again.',
        zh: '一夜无人处理：2 小时内未确认收到、部门未接手、管理层未接手，应急进展每四小时一次也无人报告，逐项升级并再次提醒。',
      },
    },
    mended: {
      at: [5, '09:30'],
      phrase: '每個環節都有明確責任人,并設定處理時限',
      shows: ['R39'],
      says: {
        en: 'On Saturday morning management takes it up. Wang has it now, the customer is called, and customer service lends people.',
        zh: '周六上午管理层接手。王伟接手处理，并致电客户；客服部调配人员协助。',
      },
      does: [
        { by: qian, commands: [{ type: 'acceptEscalation', comment: '启动应急预案。' }] },
        {
          by: wang,
          commands: [
            { type: 'takeOver' },
            { type: 'assign', department: 'workshop', person: 'wang' },
            { type: 'acknowledge', method: 'phone', said: '已启动应急处理，今天给您结果。' },
            { type: 'recordEmergencyMeasure', what: '已切回主系统，正在导出受影响客户名单。' },
            { type: 'assignResource', what: '两名客服人员，逐一致电受影响客户', department: 'service' },
          ],
        },
      ],
    },
    watched: {
      at: [5, '09:45'],
      phrase: '設立專門的監督小組,負責方案的執行監控',
      shows: ['R55'],
      says: {
        en: 'The supervision, outside of the line, orders an account within two hours.',
        zh: '处理条线之外的监督人员下达督办：两小时内说明情况。',
      },
      does: [
        {
          by: wu,
          commands: [
            {
              ...{ type: 'orderSupervision', instruction: '说明受影响的客户和退款安排。' },
              within: { amount: 2, unit: 'hours' },
            },
          ],
        },
      ],
    },
    unanswered: {
      at: [5, '11:46'],
      phrase: '設立專門的監督小組,負責方案的執行監控',
      shows: ['R55'],
      says: {
        en: 'No account after two hours: who gave the order hears of it, and it climbs by itself.',
        zh: '两小时后未回复：通知下达督办的人，并自动升级。',
      },
    },
    investigated: {
      at: [5, '12:30'],
      phrase: '責任部門在規定時間內進行調查',
      shows: ['R47'],
      says: {
        en: 'The account is given, and the investigation is finished: later than its 8 hours, which stays on record.',
        zh: '回复督办。调查完成，超过 8 小时的事实留在记录中。',
      },
      does: [
        {
          by: wang,
          commands: [
            { type: 'replyToSupervision', order: 1, reply: '受影响客户 43 名，今天全部退款。' },
            {
              ...{ type: 'recordFindings', rootCause: 'system-failure', upheld: 'upheld' },
              text: '主备切换后重发了未确认的转账。',
            },
            { type: 'recordEmergencyMeasure', what: '受影响客户 43 名，名单已核对，开始退款。' },
          ],
        },
        { by: wu, commands: [{ type: 'concludeSupervision', order: 1, comment: '继续跟踪退款。' }] },
      ],
    },
    decided: {
      at: [5, '15:00'],
      phrase: '將處理結果及時反饋給客戶,并記錄在案',
      shows: ['R71'],
      says: {
        en: 'The contract number is there now. Legal clears the decision; with its letter sent, the term of the law is met, whatever the customer answers.',
        zh: '补齐合同号。法务审核后发出处理决定：决定送出即满足法定期限，与客户是否同意无关。',
      },
      does: [
        {
          by: wang,
          commands: [
            { type: 'amendDetails', partial: true, details: { contractNumber: 'ZH-889120' } },
            { type: 'proposeSolution', measures: '退还重复扣款并赔付利息，致歉。' },
            { type: 'recordEmergencyMeasure', what: '已退款 30 名。' },
          ],
        },
        { by: tang, commands: [{ type: 'clearProposal' }] },
      ],
    },
    agreed: {
      at: [5, '18:00'],
      phrase: '將處理結果及時反饋給客戶,并記錄在案',
      shows: ['R71'],
      says: {
        en: 'The customer agrees, within the 24 hours of the house; the money is back the same evening, and the emergency is over.',
        zh: '客户同意，未超公司承诺的 24 小时；当晚退款到账，紧急事件解除。',
      },
      does: [
        { by: customer, commands: [{ type: 'acceptSolution', score: 4 }] },
        { by: wang, commands: [{ type: 'recordExecution', what: '九万元已退还，利息已付。' }] },
        { by: qian, commands: [{ type: 'resolveEscalation', note: '已退款，故障已排除。' }] },
        { by: sunOfFirm, commands: [{ type: 'endEmergency', summary: '43 名客户全部退款，自动转账恢复。' }] },
      ],
    },
    unhappy: {
      at: [8, '10:00'],
      phrase: '將處理結果及時反饋給客戶,并記錄在案',
      shows: ['R71'],
      says: {
        en: 'Asked on Tuesday the customer is angry: a fourth debit. A second handling begins, with somebody else.',
        zh: '周二回访：又被扣款一次，客户十分不满。二次处理，换人负责。',
      },
      does: [
        {
          by: sunOfFirm,
          commands: [
            {
              ...{ type: 'recordRevisit', score: 1, solved: false, method: 'phone' },
              comment: '周一又扣了一次，没人告诉我。',
            },
            { type: 'assign', department: 'service', person: 'chen' },
          ],
        },
      ],
    },
    again: {
      at: [8, '16:00'],
      phrase: '將處理結果及時反饋給客戶,并記錄在案',
      shows: ['R71'],
      says: {
        en: 'The new decision is cleared and sent the same day, agreed, and carried out.',
        zh: '新的处理决定当天审核、送出；客户同意并已执行。',
      },
      does: [
        { by: chen, commands: [{ type: 'proposeSolution', measures: '退还扣款，专人跟踪账户一个月。' }] },
        { by: tang, commands: [{ type: 'clearProposal' }] },
        { by: customer, commands: [{ type: 'acceptSolution' }] },
        { by: chen, commands: [{ type: 'recordExecution', what: '已退还，账户已设监控。' }] },
      ],
    },
    closed: {
      at: [10, '10:00'],
      phrase: '將投訴及處理結果歸檔',
      shows: ['R84'],
      says: {
        en: 'The customer says that it is solved: closed, with what was learned from the emergency.',
        zh: '客户确认已解决：办结，并记录应急处理的经验总结。',
      },
      does: [
        { by: customer, commands: [{ type: 'rate', score: 4, solved: true }] },
        {
          by: sunOfFirm,
          commands: [{ type: 'recordLessons', text: '主备切换前先停发未确认的转账；夜间值班须有人接手。' }],
        },
      ],
    },
    evaluated: {
      at: [11, '10:00'],
      phrase: '設立專門的監督小組,負責方案的執行監控',
      shows: ['R55', 'R57'],
      says: {
        en: 'Within five working days of its end the supervision evaluates the emergency, though the complaint is closed.',
        zh: '解除后五个工作日内，监督人员评估应急处置；投诉虽已办结，评估时限照常计时。',
      },
      does: [
        {
          by: wu,
          commands: [
            {
              type: 'evaluateEmergency',
              effective: false,
              text: '首项措施及时；夜间无人接手，进展中断七小时。',
            },
          ],
        },
      ],
    },
    askedAgain: {
      at: [38, '10:00'],
      phrase: '將處理結果及時反饋給客戶,并記錄在案',
      shows: ['R71'],
      says: { en: 'Asked again after a month: no further debit.', zh: '一个月后再次回访：未再发生扣款。' },
      does: [
        { by: sunOfFirm, commands: [{ type: 'recordRevisit', score: 5, solved: true, method: 'phone' }] },
      ],
    },
    archived: {
      at: [71, '10:00'],
      phrase: '將投訴及處理結果歸檔',
      shows: ['R84'],
      says: { en: 'Archived.', zh: '归档。' },
    },
  },
} satisfies Story
