import type { Language } from '../../domain/names.ts'
import type { Vocabulary } from '../../words/vocabulary.ts'
import { catalogue } from '../catalogue.ts'

export const WORDS = {
  period: { zh: '统计期', en: 'Period' },
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季度', en: 'Quarter' },
  custom: { zh: '自定', en: 'Any days' },
  earlier: { zh: '上一期', en: 'The period before' },
  later: { zh: '下一期', en: 'The period after' },
  firstDay: { zh: '起始日', en: 'First day' },
  lastDay: { zh: '截止日', en: 'Last day' },
  allDepartments: { zh: '全部部门', en: 'All departments' },
  running: {
    zh: '本期未满，与上期同一时段比较',
    en: 'Not over yet: held against as much of the period before',
  },
  before: { zh: '上期', en: 'before' },
  better: { zh: '改善', en: 'better' },
  worse: { zh: '变差', en: 'worse' },
  points: { zh: '个百分点', en: 'pts' },
  target: { zh: '目标', en: 'target' },
  reached: { zh: '达标', en: 'reached' },
  missed: { zh: '未达标', en: 'not reached' },
  mean: { zh: '平均', en: 'mean' },
  median: { zh: '中位数', en: 'median' },
  meaning: { zh: '口径', en: 'What it means' },
  allMeanings: { zh: '指标口径', en: 'What the figures mean' },
  toList: { zh: '查看投诉', en: 'See the complaints' },
  download: { zh: '导出 CSV', en: 'As CSV' },
  print: { zh: '打印', en: 'Print' },
  table: { zh: '表格', en: 'Table' },
  chart: { zh: '图表', en: 'Chart' },
  // Charts.
  trend: { zh: '趋势', en: 'Trend' },
  byTeam: { zh: '各部门按时率', en: 'On time by department' },
  byCategory: { zh: '投诉类别排列图', en: 'What is complained about' },
  byCause: { zh: '根本原因排列图', en: 'Root causes' },
  byProduct: { zh: '产品排列图', en: 'Products' },
  byStore: { zh: '门店排列图', en: 'Stores' },
  ageing: { zh: '未结投诉账龄（当前）', en: 'Age of what is open now' },
  together: { zh: '累计占比', en: 'Together' },
  others: { zh: '其余', en: 'All others' },
  unassigned: { zh: '未分派', en: 'Not assigned' },
  unclassified: { zh: '未归类', en: 'Not classified' },
  causeUnknown: { zh: '原因待定', en: 'Cause not known yet' },
  notNamed: { zh: '未注明', en: 'Not named' },
  days: { zh: '天', en: 'd' },
  complaints: { zh: '投诉数', en: 'Complaints' },
  nothing: { zh: '本期没有数据', en: 'Nothing in this period' },
  items: { zh: '项数', en: 'Items' },
  figure: { zh: '指标', en: 'Figure' },
  value: { zh: '数值', en: 'Value' },
  sums: { zh: '金额', en: 'Sums' },
  objections: { zh: '提出异议', en: 'Objected to' },
  // Costs.
  costsBy: { zh: '阶段 / 类别', en: 'Stage / category' },
  minutes: { zh: '处理分钟', en: 'Minutes' },
  unrated: { zh: '其中无费率', en: 'of them without a rate' },
  handlingCost: { zh: '处理费用', en: 'Handling' },
  otherCosts: { zh: '其他费用', en: 'Other costs' },
  redress: { zh: '补偿', en: 'Redress' },
  ofRepeats: { zh: '其中重复投诉', en: 'Of these, repeats' },
  total: { zh: '合计', en: 'Total' },
  // The first reading.
  firstReading: { zh: '初读（分级建议）', en: 'First reading (suggested classifications)' },
  suggestedFor: { zh: '首次定级时有建议', en: 'Classified with a suggestion' },
  takenAsSuggested: { zh: '其中采用建议类别', en: 'of these as suggested' },
  takenShare: { zh: '采用率', en: 'Share taken' },
  nothingLearned: { zh: '尚未学到任何内容', en: 'Nothing has been learned yet' },
  readingVersion: { zh: '版本', en: 'Version' },
  learnedAt: { zh: '学习日期', en: 'learned on' },
  learnedFrom: { zh: '学习用的投诉', en: 'from complaints' },
  readField: { zh: '字段', en: 'Field' },
  byMostFrequent: { zh: '总取最常见', en: 'Most frequent' },
  byKeywords: { zh: '仅用关键词', en: 'Keywords alone' },
  isSuggested: { zh: '给出建议', en: 'Suggested' },
  yes: { zh: '是', en: 'yes' },
  notWellEnough: { zh: '否，尚不够准', en: 'no, not read well enough' },
  macroF1Means: {
    zh: 'macro-F1 由五折交叉验证得出：各代码 F1 的平均值，1 为全对。',
    en: 'macro-F1 by cross-validation in five parts: the mean of F1 over the codes; 1 is all right.',
  },
  // People.
  people: { zh: '个人指标', en: 'By person' },
  peopleFor: {
    zh: '仅供管理层研判，不会据此自动采取任何措施。',
    en: 'For management to look into; nothing follows from it by itself.',
  },
  records: { zh: '奖惩与培训', en: 'Rewards, warnings, training' },
  noRecords: { zh: '没有记录', en: 'Nothing is recorded' },
  recordOne: { zh: '新增记录', en: 'Record one' },
  keptUntil: { zh: '保留至', en: 'kept until' },
} satisfies Vocabulary

export type FigureWord = keyof typeof WORDS

/** Where it stands in what is worked out once for a language. */
export const figureWord = (word: FigureWord, language: Language): string => WORDS[word][language]

export const useSay = catalogue(WORDS)
