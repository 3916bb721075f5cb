import type { Vocabulary } from '../../../words/vocabulary.ts'
import { catalogue } from '../../catalogue.ts'

/** What the page of the calendars says. */
const WORDS = {
  calendar: { zh: '日历', en: 'Calendar' },
  version: { zh: '版本', en: 'Version' },
  zone: { zh: '时区', en: 'Time zone' },
  covers: { zh: '已知范围', en: 'Known' },
  settled: { zh: '确定至', en: 'Settled until' },
  source: { zh: '来源', en: 'Source' },
  hours: { zh: '工作时间', en: 'Hours' },
  year: { zh: '年份', en: 'Year' },
  holidays: { zh: '节假日', en: 'Holidays' },
  makeup: { zh: '调休上班日', en: 'Make-up workdays' },
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
  loading: { zh: '导入已公布的一年', en: 'Loading a published year' },
  loadingAbout: {
    zh: '日历是部署中的文件，由运维用以下命令导入：先试算，确认后再写入。运行中的系统会在几秒内读取。',
    en: 'Calendars are files of the installation, loaded with these commands: first a dry run, then for good. A running system reads them within seconds.',
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
