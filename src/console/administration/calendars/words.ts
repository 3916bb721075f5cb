import type { Vocabulary } from '../../../words/vocabulary.ts'
import { catalogue } from '../../catalogue.ts'

/** What the page of the calendars says. */
export const WORDS = {
  calendar: { zh: '日历', en: 'Calendar' },
  version: { zh: '版本', en: 'Version' },
  zone: { zh: '时区', en: 'Time zone' },
  covers: { zh: '已知范围', en: 'Known' },
  settled: { zh: '确定至', en: 'Settled until' },
  source: { zh: '来源', en: 'Source' },
  hours: { zh: '工作时间', en: 'Hours' },
  none: { zh: '无', en: 'none' },
  known: { zh: '工作日已知至', en: 'Working days are known until' },
  soon: {
    zh: '不足 60 天：之后的截止时间为暂定。请导入已公布的下一年。',
    en: 'Less than 60 days: what is due later is provisional. Load the next year that was published.',
  },
  over: { zh: '已超出已知范围：截止时间均为暂定。', en: 'It is over: every due is provisional.' },
  unknownYear: {
    zh: '这一年尚未公布：按每周规律和固定节假日推算，截止时间为暂定。',
    en: 'This year is not published: it goes by the week and the fixed holidays, and what is due is provisional.',
  },
  loading: { zh: '导入已公布的一年', en: 'Load a published year' },
  loadingAbout: {
    zh: '选择或粘贴公布的一年，先试算，逐日核对后再导入。一分钟内，新投诉按它计时；在办投诉改用后才会变。',
    en: 'Choose or paste the year, try it, look at it day by day, then load it. Within a minute new complaints count by it; those under way once they adopt it.',
  },
  othersLoad: {
    zh: '由管理员、管理层或运维导入。',
    en: 'Administrators, management and operators load it.',
  },
  chooseFile: { zh: '选择文件', en: 'Choose a file' },
  orPaste: {
    zh: '或在下方粘贴：本系统格式，或 holiday-cn 格式（JSON）',
    en: 'or paste it below: in our own form or that of holiday-cn, as JSON',
  },
  noJson: { zh: '不是有效的 JSON。', en: 'This is no JSON.' },
  reasonAbout: { zh: '通知的名称或网址。', en: 'The notice, or where it was published.' },
  try: { zh: '试算', en: 'Try it' },
  load: { zh: '导入', en: 'Load it' },
  wouldChange: { zh: '试算：导入后会变的', en: 'Dry run: what loading it would change' },
  hasChanged: { zh: '已导入', en: 'Loaded' },
  sameAlready: { zh: '没有变化：这一年已是如此。', en: 'Nothing changes: this year is so already.' },
  newHolidays: { zh: '新增节假日', en: 'Holidays that come' },
  newMakeup: { zh: '新增调休上班日', en: 'Make-up workdays that come' },
  goneHolidays: { zh: '取消节假日', en: 'Holidays that go' },
  goneMakeup: { zh: '取消调休上班日', en: 'Make-up workdays that go' },
  loadedYears: { zh: '已导入年份', en: 'Years loaded' },
  at: { zh: '时间', en: 'When' },
  by: { zh: '导入人', en: 'By' },
  byCommand: {
    zh: '日历文件本身也可以用命令导入：',
    en: 'The file of the calendar takes a year by a command, too:',
  },
  moves: { zh: '试算：改用后哪些截止时间会变', en: 'Dry run: which dues adopting it would move' },
  movesAbout: {
    zh: '仍按旧版本计时的在办投诉。只列出会变的，不作任何更改。',
    en: 'Open complaints that count by another version. Only what moves is listed; nothing is changed.',
  },
  noMoves: { zh: '没有会变的截止时间', en: 'No due would move' },
  notYours: {
    zh: '哪些投诉会受影响，由经理、管理层或运维查看。',
    en: 'Which complaints it moves is shown to managers, management and operators.',
  },
  complaint: { zh: '投诉', en: 'Complaint' },
  before: { zh: '原截止时间', en: 'Due before' },
  after: { zh: '新截止时间', en: 'Due after' },
  more: { zh: '继续查看', en: 'Look further' },
} satisfies Vocabulary

export const useSay = catalogue(WORDS)
