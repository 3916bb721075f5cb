import { define, type Definition } from './definition.ts'
import { QUALITY_DEFINITIONS } from './quality-definitions.ts'

/** What holds for all figures. */
export const GENERAL: { en: readonly string[]; zh: readonly string[] } = {
  en: [
    'Figures are counted from the events of the journal, never from flags. With "as of" only events whose own instant (not the time of recording) is not later are known, so that any past day can be counted again; an entry made later about an earlier instant belongs to that earlier instant.',
    'A period runs from its first instant up to, not including, the first one after it. What happens at an instant belongs to the period of that instant; a duration to the period in which it ended; a clock to the period of its due; only escalated and repeat complaints go by their receipt.',
    'Department and handler are the owner at the time of what is counted; before the first assignment of a cycle, its first owner. A breach belongs to who owned the complaint when it was recorded, whoever has it later. The category is the last one recorded, and so is the root cause; so are product and store, of which an erased complaint has none.',
    'Medians and 90th percentiles are interpolated between the two nearest values (percentile_cont). Durations are elapsed time. Entries that were voided do not count.',
    'Figures by handler are for people to look into; nothing follows from them by itself.',
  ],
  zh: [
    '所有指标均由流水事件计算,不依据状态标志。指定"截至时点"时,只计入事件自身时间(而非录入时间)不晚于该时点的事件,因此过去任何一天均可重算;事后补录的事件归入其实际发生的时间。',
    '统计期含起始时刻,不含结束时刻。事件归入其发生的统计期;时长归入其结束的统计期;时限归入其到期的统计期;仅升级率与重复投诉率按接收时间归属。',
    '部门与责任人以所计事项发生时为准;某一轮次首次指派之前,为该轮次的首位责任人。超期归属于记录超期时的责任人,与之后由谁负责无关。类别与根本原因取最后一次记录的;产品与门店亦同,已删除个人信息的投诉不再归属。',
    '中位数与第90百分位数在相邻两值间线性插值(percentile_cont)。时长为自然流逝时间。已作废的记录不计入。',
    '按责任人统计的指标仅供人工研判,系统不会据此自动采取任何措施。',
  ],
}

/** Every figure with its formula. */
export const DEFINITIONS: readonly Definition[] = [
  define(
    'received',
    'count',
    ['Received', 'Complaints whose receipt lies in the period.'],
    ['接收量', '接收时间在统计期内的投诉数。'],
  ),
  define(
    'open',
    'count',
    [
      'Open',
      'Complaints received before the end of the period whose latest cycle had not been closed by then. Without imports: open before + received + reopened − closed.',
    ],
    [
      '未结量',
      '统计期结束前已接收、且当时最近一轮尚未办结的投诉数。期初未结+接收+重新受理−办结=期末未结(导入数据除外)。',
    ],
  ),
  define(
    'closed',
    'count',
    ['Closed', 'Closings in the period, at most one for each cycle of a complaint.'],
    ['办结量', '统计期内的办结次数,每件投诉每一轮至多计一次。'],
  ),
  define(
    'outcomes',
    'count',
    ['Outcomes', 'Closings in the period by their outcome.'],
    ['办结结果', '统计期内办结按结果分类的次数。'],
  ),
  define(
    'resolvedShare',
    'share',
    [
      'Resolution rate',
      'Closings with the outcome resolved ÷ closings in the period. Where the customer answered the revisit without being satisfied, a score of 3 included, the closing is not counted as resolved.',
    ],
    ['解决率', '结果为"已解决"的办结 ÷ 统计期内办结。客户已应答回访但未表示满意的(含评分3分),不计为已解决。'],
  ),
  define(
    'clocks.inTimeShare',
    'share',
    [
      'On time',
      'For each clock, its runs due in the period: met in time ÷ (met in time + met late + never met). Running and cancelled runs are told but not counted. A run is in breach from the first due that passed unmet and was recorded; that due stays, whatever is changed later, unless the breach was voided. What others than the firm owe expires instead of breaching, and counts like never met.',
    ],
    [
      '按时率',
      '按时限统计截止时间在统计期内的计时:按时完成 ÷(按时完成+超期完成+始终未完成)。计时中与已取消的仅列示不计入。超期以首个已过且未完成并记录在案的截止时间为准,之后不再变动,除非超期被撤销。客户或第三方应办事项到期为"等待期满"而非超期,按未完成计。',
    ],
  ),
  define(
    'clocks.lateness',
    'milliseconds',
    [
      'Lateness',
      'From the breached due to the event that stopped the clock (met or cancelled), frozen there; runs that still go on are not in it.',
    ],
    ['超期时长', '自超期的截止时间至时限终止(完成或取消),以终止时为准不再增长;仍在计时的不计入。'],
  ),
  define(
    'clocks.took.gross',
    'milliseconds',
    [
      'Time to meet a clock',
      'For each clock, from its start to when it was met, of the runs due in the period that were met, in time or late.',
    ],
    ['时限用时', '按时限统计截止时间在统计期内且已完成(按时或超期)的计时,自起算至完成。'],
  ),
  define(
    'clocks.took.net',
    'milliseconds',
    ['Time to meet a clock, net', 'The same without the time in which that clock was paused.'],
    ['时限净用时', '扣除该时限中止计时的时间。'],
  ),
  define(
    'receipt.inTimeShare',
    'share',
    [
      'Receipt within two minutes',
      'Of the complaints received in the period that the customer is owed a receipt of, those of which it had gone out within two minutes of their registration, by the delivery log. What has not gone out is not in time. Of what was imported none is sent.',
    ],
    [
      '两分钟内回执率',
      '统计期内接收、应向客户发送回执的投诉中,按投递记录在登记后两分钟内已发出回执的占比;未发出的不计为及时。导入的投诉不发送回执。',
    ],
  ),
  define(
    'receipt.owed',
    'count',
    ['Receipts owed', 'Complaints received in the period of which the customer is to have a receipt.'],
    ['应发回执量', '统计期内接收、应向客户发送回执的投诉数。'],
  ),
  define(
    'receipt.sent',
    'count',
    ['Receipts sent', 'Of them, those of which the receipt has gone out, however late.'],
    ['已发回执量', '其中回执已发出的数量,不论早晚。'],
  ),
  define(
    'receipt.inTime',
    'count',
    ['Receipts in time', 'Of them, those of which it had gone out within two minutes of the registration.'],
    ['及时回执量', '其中登记后两分钟内已发出回执的数量。'],
  ),
  define(
    'response.gross',
    'milliseconds',
    [
      'First response',
      'From receipt to the first thing that told the customer anything: an acknowledgement, an interim measure, a promised investigation, a question, an outward contact, an offered solution, a decision without consent, a final response. An automatic receipt is none. What was told without proof counts once it is proved, from when it happened. Belongs to the period in which it was recorded. The target that the mean is held against stands beside it: 24 hours.',
    ],
    [
      '首次响应时间',
      '自接收至首次告知客户:确认、临时措施、承诺调查、询问、主动联系、提出方案、无需同意的决定或最终答复;自动回执不算。补录未举证的,举证后按发生时刻计。归入记录所在统计期。平均值对照目标:24小时,列于其旁。',
    ],
  ),
  define(
    'response.net',
    'milliseconds',
    ['First response, net', 'The same without the time in which a clock of the complaint was paused.'],
    ['首次响应净时间', '扣除该投诉任一时限中止计时的时间。'],
  ),
  define(
    'resolution.gross',
    'milliseconds',
    [
      'Resolution',
      'For each cycle, from its opening (the first: the receipt) to the first of: solution accepted, solution carried out, final response given.',
    ],
    ['解决时间', '按轮次,自该轮开始(首轮为接收)至首个:客户接受方案、方案执行完毕或最终答复。'],
  ),
  define(
    'resolution.net',
    'milliseconds',
    ['Resolution, net', 'The same without the time in which a clock of the complaint was paused.'],
    ['净解决时间', '扣除该投诉任一时限中止计时的时间。'],
  ),
  define(
    'handling.cycle.gross',
    'milliseconds',
    [
      'Handling time of a cycle',
      'From the opening of a cycle to its closing, or to the opening of the next where it was not closed. Its mean is the average handling time.',
    ],
    ['单轮处理时长', '自该轮开始至办结;未办结即进入下一轮的,至下一轮开始。其平均值即平均处理时长。'],
  ),
  define(
    'handling.cycle.net',
    'milliseconds',
    [
      'Handling time of a cycle, net',
      'The same without the time in which a clock of the complaint was paused.',
    ],
    ['单轮净处理时长', '扣除该投诉任一时限中止计时的时间。'],
  ),
  define(
    'handling.life.withClosed',
    'milliseconds',
    ['Whole life', 'For each closing, from the receipt of the complaint, time spent closed included.'],
    ['全程时长(含办结期间)', '每次办结时,自投诉接收起算,包含其间处于办结状态的时间。'],
  ),
  define(
    'handling.life.withoutClosed',
    'milliseconds',
    ['Whole life, open', 'The same without the time between a closing and the reopening after it.'],
    ['全程时长(不含办结期间)', '同上,扣除办结至重新受理之间的时间。'],
  ),
  define(
    'pausedShare',
    'share',
    [
      'Paused',
      'Of the handling time of the cycles that ended in the period, the share in which a clock was paused.',
    ],
    ['中止计时占比', '统计期内结束的各轮处理时长中,任一时限中止计时的时间占比。'],
  ),
  define(
    'stages.time',
    'milliseconds',
    ['Time by stage', 'For each stage, the length of the visits to it that ended in the period.'],
    ['各阶段用时', '按阶段统计,在统计期内结束的各次停留时长。'],
  ),
  define(
    'stages.minutes',
    'minutes',
    [
      'Effort by stage',
      'Handling minutes and other costs recorded in the period, by the stage the complaint was in.',
    ],
    ['各阶段投入', '统计期内登记的处理工时与其他费用,按当时所处阶段归类。'],
  ),
  define(
    'stages.efforts',
    'count',
    ['Efforts by stage', 'How many efforts were recorded in the period, by stage.'],
    ['各阶段投入笔数', '统计期内各阶段登记的投入笔数。'],
  ),
  define(
    'stages.costs',
    'cents',
    ['Other costs by stage', 'Costs recorded with efforts in the period, by stage and currency.'],
    ['各阶段其他费用', '统计期内随工时登记的费用,按阶段与币种。'],
  ),
  ...QUALITY_DEFINITIONS,
  define(
    'emergencies.declared',
    'count',
    ['Emergencies', 'How often in the period an emergency was declared.'],
    ['紧急事件', '统计期内宣布紧急事件的次数。'],
  ),
  define(
    'emergencies.firstMeasure',
    'milliseconds',
    [
      'Time to the first measure',
      'From the declaration of an emergency to its first measure; belongs to the period in which the measure was recorded. One that ended without any is not in it.',
    ],
    ['首项应急措施用时', '自宣布紧急事件至首项应急措施,归入记录该措施的统计期。未采取措施即解除的不计入。'],
  ),
  define(
    'emergencies.lapsed',
    'count',
    [
      'Lapsed in emergencies',
      'Runs of an emergency’s clocks due in the period that went into breach, met later or not: of its first measure, of its status while it lasts, of its evaluation. Which clocks these are follows from what ends them in the policy of the complaint.',
    ],
    [
      '应急时限超期',
      '截止时间在统计期内且已超期的应急计时次数(无论之后是否完成):首项措施、持续期间的进展、事后评估。按投诉所用规则中时限的终止条件区分。',
    ],
  ),
  define(
    'emergencies.on',
    'count',
    [
      'Emergencies that are on',
      'Emergencies declared and not ended by the end of the period, nor archived with their complaint.',
    ],
    ['处置中的紧急事件', '至统计期结束时已宣布、尚未解除且投诉未归档的紧急事件数。'],
  ),
]
