import { define, type Definition } from './definition.ts'

/** Escalations, second handlings, satisfaction, repeats, costs, fairness. */
export const QUALITY_DEFINITIONS: readonly Definition[] = [
  define(
    'escalation.share',
    'share',
    [
      'Escalated',
      'Of the complaints received in the period, those escalated by now; by level: to it or a higher one.',
    ],
    ['升级率', '统计期内接收的投诉中截至时点已升级的占比;按级别:达到该级或更高级别。'],
  ),
  define(
    'escalation.levels.steps',
    'count',
    ['Escalation steps', 'Steps taken to this level in the period, repeats of the top included.'],
    ['升级次数', '统计期内升至该级的次数,含最高级的重复提醒。'],
  ),
  define(
    'reopened',
    'count',
    ['Reopenings', 'Reopenings in the period.'],
    ['重新受理量', '统计期内的重新受理次数。'],
  ),
  define(
    'reopenedShare',
    'share',
    ['Reopened', 'Reopenings in the period ÷ closings in the period.'],
    ['重新受理率', '统计期内重新受理次数 ÷ 统计期内办结次数。'],
  ),
  define(
    'secondHandlings',
    'count',
    ['Second handlings', 'Cycles opened in the period, by reopening or by a dissatisfied revisit.'],
    ['二次处理量', '统计期内因重新受理或回访不满意而开启的轮次数。'],
  ),
  define(
    'secondHandlingShare',
    'share',
    ['Second handling', 'Closings of a second or later cycle ÷ closings in the period.'],
    ['二次处理率', '第二轮及以后的办结 ÷ 统计期内办结。'],
  ),
  define(
    'satisfaction.goodShare',
    'share',
    [
      'Satisfaction',
      'Scores of 4 or 5 ÷ scores given; a 3 is no success. Target 85 %. A customer who was not reached does not count as satisfied.',
    ],
    ['满意率', '4分及以上 ÷ 已评分数;3分不计为满意。目标85%。未联系上的不计为满意。'],
  ),
  define(
    'satisfaction.averageScore',
    'score',
    [
      'Average score',
      'Mean of the scores (1 to 5) given in revisits of the period, one for each cycle: the last.',
    ],
    ['平均满意度评分', '统计期内回访评分(1至5)的平均值,每轮计一次,取最后一次。'],
  ),
  define(
    'satisfaction.answered',
    'count',
    ['Revisits answered', 'Cycles whose revisit was answered in the period.'],
    ['回访应答量', '统计期内回访得到应答的轮次数。'],
  ),
  define(
    'satisfaction.satisfied',
    'count',
    ['Satisfied', 'Of them, those whose customer was satisfied and, if they gave a score, gave 4 or 5.'],
    ['回访满意量', '其中客户表示满意且评分(如有)为4分及以上的数量。'],
  ),
  define(
    'satisfaction.scored',
    'count',
    ['Scored', 'Of them, those whose customer gave a score.'],
    ['已评分量', '其中客户给出评分的数量。'],
  ),
  define(
    'opinions.atDecision',
    'score',
    [
      'At the decision',
      'Solutions that customers accepted or declined in the period, how many of them gave a score with it, its mean (1 to 5), and the share of 4 and 5. It is no answer to the revisit.',
    ],
    [
      '决定时的意见',
      '统计期内客户接受或不接受方案的次数、其中同时评分的数量、平均分(1至5)及4分以上占比。不作为回访应答。',
    ],
  ),
  define(
    'opinions.solved',
    'share',
    [
      'Problem solved',
      'Of the cycles whose revisit was answered in the period with a yes or no to whether the problem is solved, those with a yes; of a cycle the last answer counts.',
    ],
    ['问题已解决率', '统计期内回访应答中明确回答问题是否已解决的轮次里,回答已解决的占比;每轮取最后一次。'],
  ),
  define(
    'opinions.afterwards',
    'score',
    [
      'Later feedback',
      'What customers said of it after it was closed, in the period: how often, with how many scores, their mean and the share of 4 and 5. It opens nothing again.',
    ],
    ['办结后反馈', '统计期内客户在办结后的反馈次数、其中评分的数量、平均分及4分以上占比。不重新受理。'],
  ),
  define(
    'unreachable',
    'count',
    [
      'Closed as unreachable',
      'Closings in the period because the customer was never reached in the revisits.',
    ],
    ['无法联系办结量', '统计期内因回访始终无法联系客户而办结的次数。'],
  ),
  define(
    'unreachableShare',
    'share',
    ['Unreachable', 'Closings as unreachable ÷ (closings as unreachable + revisits answered) in the period.'],
    ['无法联系率', '以"无法联系"办结 ÷(以"无法联系"办结+已应答的回访)。'],
  ),
  define(
    'repeats',
    'count',
    [
      'Repeats',
      'Complaints received in the period that are repeats. Those that came in about how an earlier one was handled are none.',
    ],
    ['重复投诉量', '统计期内接收的重复投诉数;接收时即针对原投诉处理的二次投诉不计入。'],
  ),
  define(
    'handlingComplaints',
    'count',
    [
      'Complaints of handling',
      'Complaints marked in the period as complaining of how an earlier one was handled, or of their own handling before they were reopened. By the last mark; one that was taken back counts no more.',
    ],
    [
      '二次投诉量',
      '统计期内标记为针对原投诉处理(或本件重新受理前的处理)的投诉数。以最后一次标记为准,已取消标记的不计。',
    ],
  ),
  define(
    'repeatShare',
    'share',
    [
      'Repeat complaints',
      'Of the complaints received in the period, those with an earlier one of the same complainant (telephone number or e-mail address) or about the same order in the days before (90 unless told).',
    ],
    [
      '重复投诉率',
      '统计期内接收的投诉中,此前若干日(默认90日)内同一投诉人(电话或邮箱)或同一订单已有投诉的占比。',
    ],
  ),
  define(
    'effort.minutes',
    'minutes',
    ['Handling minutes', 'Minutes recorded as effort for instants in the period.'],
    ['处理工时', '发生在统计期内的已登记处理分钟数。'],
  ),
  define(
    'effort.costs',
    'cents',
    ['Other costs', 'Costs recorded with efforts in the period, by currency.'],
    ['其他费用', '统计期内随工时登记的费用,按币种。'],
  ),
  define(
    'redress.sums',
    'cents',
    ['Redress', 'Redress of the proposals accepted in the period, by currency.'],
    ['补偿金额', '统计期内被接受方案的补偿金额,按币种。'],
  ),
  define(
    'redress.byKind',
    'count',
    [
      'Redress by kind',
      'What the proposals accepted in the period name item by item: how many items of each kind, and for those that are money what they come to, each currency by itself. A proposal that names a sum only is of no kind.',
    ],
    [
      '补偿分类',
      '统计期内被接受方案逐项列出的补偿:各类项目的数量,其中有金额的按币种分别合计,不同币种不相加。只列总金额的方案不归入任何类别。',
    ],
  ),
  define(
    'fairness.waivers',
    'count',
    [
      'Independence waived',
      'How often in the period a manager waived, with a reason, the rule that those who handled a complaint take no further part in it.',
    ],
    ['回避豁免次数', '统计期内经理说明理由、豁免经手人回避的次数。'],
  ),
  define(
    'fairness.lateChanges',
    'count',
    [
      'Late changes of classification',
      'Changes of severity or complexity in the period, after the first classification, in the last fifth of the term to resolve: from the start of the clock to its due before the change, in elapsed time; a paused clock stands where it was paused. Once it is met or in breach nothing counts.',
    ],
    [
      '临期改级次数',
      '统计期内首次分类之后、在解决时限最后五分之一内更改严重程度或复杂程度的次数。时限自起算至更改前的截止时间,按自然流逝时间计;中止计时的时限停在中止时刻;时限已完成或已超期的不计。',
    ],
  ),
  define(
    'fairness.movedDues',
    'count',
    [
      'Deadlines moved',
      'How often in the period a lead moved a deadline, with a reason. What was in breach before stays so.',
    ],
    ['截止时间调整次数', '统计期内主管说明理由、调整截止时间的次数。此前的超期记录不变。'],
  ),
  define(
    'kinds.left',
    'count',
    [
      'Said to be no complaint',
      'How often in the period what was a complaint was said to be of another kind.',
    ],
    ['投诉改按其他类型处理次数', '统计期内原按投诉处理、改按其他类型处理的次数。'],
  ),
  define(
    'kinds.objections',
    'count',
    ['Objections to that', 'How often in the period a customer objected, and it was a complaint again.'],
    ['客户异议次数', '统计期内客户提出异议、重新按投诉处理的次数。'],
  ),
  define(
    'responsibility',
    'count',
    [
      'Responsibility',
      'Determinations of responsibility made in the period that hold, by whose responsibility it is, the department and the root cause of the complaint: how often with each degree, and how often with an objection. One that was determined again counts no more. The department is whose responsibility it is; narrowed to departments, complaints count that lay with them then.',
    ],
    [
      '责任认定',
      '统计期内作出且有效的责任认定,按责任方、部门与投诉的根本原因,分责任程度计次数,并计其中提出异议的次数。重新认定后,原认定不再计入。部门为承担责任的部门;限定部门时,只计认定时由其负责的投诉。',
    ],
  ),
  define(
    'costs',
    'cents',
    [
      'Costs',
      'By stage and by category: minutes recorded for instants in the period; what they come to at the hourly rate of the role of whoever recorded them, in force then, each entry rounded to the cent; other costs recorded with them; and the redress of proposals accepted in the period, by currency. Minutes of a role without a rate are told apart and are in no sum. Complaints are those of which any of this was recorded. Repeats: the same of complaints received in the period that are repeats.',
    ],
    [
      '处理成本',
      '按阶段与按类别统计:发生在统计期内的已登记分钟数;按登记人员角色当时生效的小时费率折算的处理费用,逐条四舍五入到分;随工时登记的其他费用;统计期内被接受方案的补偿金额,按币种。没有费率的角色,其分钟数另列,不计入费用。投诉数为有上述任一登记的投诉。重复投诉:统计期内接收的重复投诉的上述各项。',
    ],
  ),
  define(
    'trainingNeeds',
    'count',
    [
      'Training needs',
      'What was found at least twice in the period: a root cause that lies with people, by the complaints received; the complaints in which a department or its people were determined to be responsible, to any degree; reviews that found a complaint was not handled fairly, by the department that had it. A training counts as planned if it is open and linked to the cause, or owned by the department. Whom to train is for people to decide.',
    ],
    [
      '培训需求',
      '统计期内至少出现两次的情形:根本原因属于人员方面的(按接收的投诉计);认定部门或其人员承担责任的投诉(不论程度,同一件计一次);评查认为处理不公正的(按当时负责的部门计)。有未完成的培训措施对应该原因、或由该部门负责的,视为已安排。培训对象由人决定。',
    ],
  ),
]
