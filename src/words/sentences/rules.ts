import type { Sentences } from './in-chinese.ts'

/**
 * What a firm's other rules cannot say, in Chinese, and what commands do not find among them: the sentence as it stands
 * where it is said, its values numbered.
 */
export const RULES: Sentences = {
  'The policy {1} calls the clock {2} differently: a clock has one title.':
    '规则集 {1} 对时限 {2} 的叫法不同：一个时限只有一个名称。',
  'There is no list of categories {1}.': '没有类别表 {1}。',
  'There is no policy {1}. Known: {2}.': '没有规则集 {1}。可选：{2}。',
  'There is no policy canary in {1}.': '{1} 中没有规则集 canary。',
  'There is no calendar {1} in {2}.': '{2} 中没有工作日历 {1}。',
  'There is no calendar {1}, by which the policy {2} counts.': '没有规则集 {2} 所用的工作日历 {1}。',
  'The policy {1} has been changed, and complaints were begun under its version {2} as it was before: give the changed file a new version.':
    '规则集 {1} 已改动，而已有投诉按其版本 {2} 改动前的内容办理：请为改动后的文件设新的版本号。',
  'The calendar {1} has been changed, and complaints were begun by its version {2} as it was before: give the changed file a new version.':
    '工作日历 {1} 已改动，而已有投诉按其版本 {2} 改动前的内容计算：请为改动后的文件设新的版本号。',

  'A rule looks at kind, category, product and store alone: neither channel nor customer changes a term.':
    '规则只能依据 kind、category、product 和 store：渠道和客户都不影响期限。',
  'The last rule is the default: it looks at nothing, and gives its policy to the rest.':
    '最后一条规则是默认规则：不设任何条件，其规则集适用于其余的所有来件。',
  'The rule can never be reached: those before it take everything it fits.':
    '此规则永远不会用到：符合它的来件已全部由前面的规则选用。',

  'The field {1} is asked for twice.': '字段 {1} 问了两次。',
  'The script asks for {1}, and under the policy {2} on the channel {3} the form does not.':
    '话术问到 {1}，而规则集 {2} 在渠道 {3} 的表单没有此项。',
  'The template can never be reached: those before it take everything it fits.':
    '此模板永远不会用到：符合它的来件已全部由前面的模板选用。',
  'The template can never be reached: none of its policies is for a kind that it is for.':
    '此模板永远不会用到：其规则集均不适用于其来件类型。',

  'Version {1} names {2} twice.': '版本 {1} 中 {2} 出现了两次。',
  'Version {1} does not come into force after the one before it.': '版本 {1} 的生效时间不晚于前一版本。',
  'The category {1} is a part of {2}, which is not in the list.': '类别 {1} 的上级类别 {2} 不在类别表中。',
  'The category {1} would be a part of itself.': '类别 {1} 会成为自身的下级。',
  'The list {1} calls the category {2} differently: a category has one title.':
    '类别表 {1} 对类别 {2} 的叫法不同：一个类别只有一个名称。',

  'A link begins with https://, tel:, mailto: or /.': '链接须以 https://、tel:、mailto: 或 / 开头。',
  'It is a time of day like 21:00.': '须为一天中的时刻，如 21:00。',
  'Quiet hours that end as they begin would never end.': '免打扰时段的开始和结束相同，将永远不会结束。',
  'Rest days are those of a calendar: name it.': '休息日以工作日历为准：请指明工作日历。',

  'It is a date like 2026-10-01.': '须为日期，如 2026-10-01。',
  'It is a day of the year like 10-01.': '须为一年中的某日，如 10-01。',
  'It is a year like 2026.': '须为年份，如 2026。',
  'They are hours like 09:00-18:00, or 22:00-06:00 over midnight.':
    '须为时段，如 09:00-18:00；跨午夜的如 22:00-06:00。',
  'The hours {1} reach into the next day: no others of their day may follow them.':
    '时段 {1} 延续到次日：同一天在其后不能再有时段。',
  'The hours {1} overlap the hours before them or stand out of order.':
    '时段 {1} 与前面的时段重叠，或次序不对。',
  "The hours {1}-{2} end behind {3}, when another day's begin.":
    '时段 {1}-{2} 的结束晚于 {3}，而其他日子的时段从此时开始。',
  'Its coverage ends ({1}) before it begins ({2}).': '覆盖期间的结束（{1}）早于开始（{2}）。',
  'It is settled until {1}, behind the end of its coverage ({2}).':
    '已确定至 {1}，晚于覆盖期间的结束（{2}）。',
  'No day of its week is worked.': '一周中没有工作日。',
  'Its offsets are not in ascending order.': '时差没有按时间先后排列。',
  'Its make-up workdays have no hours.': '有调休上班日，但没有规定其工作时段。',
  'A date stands twice here.': '有日期出现了两次。',
  '{1} does not exist.': '{1} 不存在。',
  '{1} lies outside what the calendar covers ({2} to {3}).': '{1} 不在工作日历的覆盖期间（{2} 至 {3}）内。',
  '{1} is both a holiday and a make-up workday.': '{1} 既是节假日又是调休上班日。',
  'The calendar was changed and still calls itself {1}.': '工作日历已改动，版本号却仍为 {1}。',

  'It is a date like 2027-10-01.': '须为日期，如 2027-10-01。',
  'It takes {"year", "holidays": ["2027-01-01", …], "makeupWorkdays": […]} or {"year", "days": [{"date", "isOffDay"}]}.':
    '可用的格式：{"year", "holidays": ["2027-01-01", …], "makeupWorkdays": […]} 或 {"year", "days": [{"date", "isOffDay"}]}。',
  '{1} covers {2} to {3}; {4} would leave a gap. Load {5} first.':
    '{1} 覆盖 {2} 至 {3}，载入 {4} 会留下空缺。请先载入 {5}。',
  '{1} covers {2} already. To put this year in its place, say replace.':
    '{1} 已覆盖 {2}。如要以此年度取代，请注明 replace。',
  '{1} does not belong to the year {2}.': '{1} 不属于 {2} 年。',
  '{1} lies before what {2} covers (from {3}).': '{1} 早于 {2} 的覆盖期间（自 {3} 起）。',
  'It names no holiday in {1}.': '其中没有 {1} 年的节假日。',
  'There is no story {1}. Known: {2}.': '没有故事 {1}。可选：{2}。',
  'The system at {1} knows no calendar {2}.': '位于 {1} 的系统没有工作日历 {2}。',
  'Nothing answers at {1}.': '{1} 没有响应。',
  '"{1}" is not a year.': '“{1}”不是年份。',
  '"{1}" is not the id of a calendar.': '“{1}”不是工作日历的编号。',

  'They lie in zh.json and en.json, and in no other file.': '自有措辞只能放在 zh.json 和 en.json 中。',
  'It is one line.': '须为一行，不能换行。',
  '{{1}} is not known here. {2}': '此处没有 {{1}}。{2}',
  'Known: {1}.': '可用：{1}。',
  'Nothing is.': '此处不能使用任何名称。',
  '{{1}} is a code: it chooses between phrases, like {{2}, select, other {…}}.':
    '{{1}} 是代码，用于在几种说法中选择，如 {{2}, select, other {…}}。',
  '{{1}} stands as it is, and is neither counted, formatted nor chosen by.':
    '{{1}} 只能原样使用，不能用于计数、格式或选择。',
  '{{1}} has no phrase for {2}. There are: {3}.': '{{1}} 没有 {2}，只有：{3}。',
  '{1} are to stand in lines of their own: a line is left out where one of them is not known.':
    '{1} 须各占一行：其中任何一项未知时，整行都会省去。',
  'The customer is to be told {1} too.': '还须告知客户 {1}。',
  'It cannot be read as a text with {names}: {1}': '无法按带有 {名称} 的文本读取：{1}',
  'a { is not closed.': '有 { 没有闭合。',
  'nothing stands between { and }.': '{ 与 } 之间没有内容。',
  'what stands between { and } is no name.': '{ 与 } 之间的内容不是名称。',
  'a choice lacks its other {…}.': '选择式缺少 other {…}。',

  'Name a policy with --policy, or several with --compare.':
    '请用 --policy 指明规则集，或用 --compare 指明多个。',
  'A page compares: name other policies with --compare.': '页面用于比较：请用 --compare 指明其他规则集。',
}
