import type { Sentences } from './in-chinese.ts'

/** What is said of a log of past cases, in Chinese: the sentence as it stands in src/cases, its values numbered. */
export const LOGS: Sentences = {
  'line {1}: {2}': '第 {1} 行：{2}',
  'and {1} more.': '另有 {1} 处。',
  'cell {1}: its quotation mark is never closed, or something stands behind it.':
    '第 {1} 格：引号没有闭合，或其后还有内容。',
  'cell {1}: a quotation mark stands inside a cell that is not quoted.':
    '第 {1} 格：没有加引号的单元格中有引号。',
  '"{1}" is a word to Excel. Take the line out, and part the cells by commas.':
    '“{1}”是给 Excel 的说明。请删去此行，并用逗号分隔单元格。',
  'its cells are parted by {1}. Save it with commas.': '单元格以{1}分隔。请另存为以逗号分隔。',
  semicolons: '分号',
  tabs: '制表符',
  bars: '竖线',
  'there is no column {1}.': '没有列 {1}。',
  'there is no column {1}. There are: {2}.': '没有列 {1}，只有：{2}。',
  'the column {1} is there twice ({2}).': '列 {1} 出现了两次（第 {2} 列）。',
  'The column {1} is there twice ({2}); it is not read.': '列 {1} 出现了两次（第 {2} 列），不予读取。',

  'all its cells are empty.': '所有单元格都是空的。',
  'it has {1} cells, and the header {2}.': '有 {1} 格，而表头有 {2} 格。',
  'column {1}: it is empty.': '列 {1}：为空。',
  'column case: "{1}" was damaged when it was read in another encoding.':
    '列 case：“{1}”曾以其他编码读取而损坏。',
  'column timestamp: {1}': '列 timestamp：{1}',
  'column {1}: it has {2} characters, and at most {3} are kept.': '列 {1}：有 {2} 个字符，最多保存 {3} 个。',
  '"{1}" is not an instant with an offset, like 2026-03-02T09:00:00+08:00.':
    '“{1}”不是带时差的时间，如 2026-03-02T09:00:00+08:00。',
  '"{1}" names a date or a time of day that does not exist.': '“{1}”中的日期或时刻不存在。',

  'Line {1} has {2}': '第 {1} 行{2}',
  'Lines {1} have {2}': '第 {1} 行{2}',
  'Lines {1} and {2} more have {3}': '第 {1} 行等（另有 {2} 行）{3}',
  'a role that is not known ({1}), and is kept as a note. Known: {2}.':
    '的 role 无法识别（{1}），作为备注保留。可用：{2}。',
  'another create of a case that has one: the first is its receipt, others are kept as notes.':
    '是同一案件的又一条 create：以第一条为接收，其余作为备注保留。',
  'no cell that holds anything, and is passed over.': '没有任何内容，已跳过。',
  'the same instant as another line of their case, in a log in no order of time: the upper line is taken as the earlier.':
    '与同一案件的另一行时间相同，而日志未按时间排列：以上面的行为先。',
  'The log has the newest first: of events at one instant the lower line is taken as the earlier.':
    '日志以最新的在前：时间相同的，以下面的行为先。',
  '{1} lines were left out; they are in {2}.': '有 {1} 行未读取，已写入 {2}。',
  '{1} cases have no event of the role create ({2}): they are taken as received with their first event.':
    '有 {1} 件没有 role 为 create 的事件（{2}）：以其第一个事件为接收。',
  'It is the same complaint as line {1}.': '与第 {1} 行是同一投诉。',
  'Not read: {1}.': '未读取的列：{1}。',
  '{1} is the table that is read.': '{1} 就是要读取的表。',
  '{1} is there already. With --overwrite it is written anew.': '{1} 已存在。用 --overwrite 可重新写入。',
  'No running system was asked: it may refuse more.': '没有询问正在运行的系统：它可能还会拒绝其他行。',
  'Of these lines it is not known whether they were taken in: {1}.': '这些行是否已登记尚不清楚：{1}。',
  'Stopped before line {1}: {2}': '停在第 {1} 行之前：{2}',
  'The same command goes on: what is taken in already is not taken in twice.':
    '再次运行同一命令即可继续：已登记的不会重复登记。',
  'The same command asks again: what is taken in already is not taken in twice.':
    '再次运行同一命令会再次询问：已登记的不会重复登记。',
  '{1} of {2} complaints would be taken in.': '{2} 件中将登记 {1} 件。',
  '{1} of {2} complaints are taken in.': '{2} 件中已登记 {1} 件。',
}
