import type { Sentences } from './in-chinese.ts'

/** What could never work in a policy, in Chinese: the sentence as it stands in src/domain, its values numbered. */
export const POLICIES: Sentences = {
  'Two clocks are named {1}.': '有两个时限都名为 {1}。',
  'Clock {1} counts by a calendar, but the policy names none.':
    '时限 {1} 按工作日历计算，而规则集没有指明工作日历。',
  'Clock {1}: hours, minutes and seconds have no time of day to end at.':
    '时限 {1}：以小时、分钟或秒计的期限不能在一天中的某一时刻到期。',
  'Clock {1} is owed by the {2}, but does not say what is waited for.':
    '时限 {1} 由 {2} 承担，但没有说明在等待什么（waitsFor）。',
  'Clock {1} recurs: it is owed by the agent, and has no ladder.':
    '时限 {1} 循环计算：须由 agent 承担，且没有升级阶梯（ladder 为 none）。',
  'Clock {1} is owed by the {2}: it cannot escalate.': '时限 {1} 由 {2} 承担，不能升级（ladder 须为 none）。',
  'Clock {1}: there is no ladder {2}.': '时限 {1}：没有升级阶梯 {2}。',
  'Clock {1} is met by cleared and clearanceReturned, and cancelled by clearanceDropped.':
    '时限 {1} 须以 cleared 和 clearanceReturned 结束，并由 clearanceDropped 取消。',
  'Clock {1}: the policy does without consent, so no decision is sent.':
    '时限 {1}：规则集不设客户确认（consent），因此不会送出处理决定。',

  'Ladder {1}: the role {2} cannot act on level {3}.': '升级阶梯 {1}：角色 {2} 无法在第 {3} 级采取行动。',
  'Ladder {1}: levels must rise one by one.': '升级阶梯 {1}：级别须逐级递增。',
  'Ladder {1}: its first level is reached at the lapse itself, after 0.':
    '升级阶梯 {1}：第一级在到期未办时即达到，其 after 须为 0。',
  'Ladder {1}: level {2} would follow the one below at once.':
    '升级阶梯 {1}：第 {2} 级会紧接着下一级立即达到。',
  'Ladder {1}: whoever accepts needs time to act.':
    '升级阶梯 {1}：接手的人需要时间处理，acceptedFor 不能为 0。',
  'Ladder {1}: a repeat needs time in between.': '升级阶梯 {1}：重复通知须有间隔，repeat 不能为 0。',
  'Ladder {1} counts {2}, but the policy names no calendar.':
    '升级阶梯 {1} 以 {2} 计算，而规则集没有指明工作日历。',
  'No ladder {1} has a level {2} for major complaints.': '没有含第 {2} 级的升级阶梯 {1} 可用于重大投诉。',
  'There is no ladder {1}.': '没有升级阶梯 {1}。',

  'There is no clock {1} to extend.': '没有可延期的时限 {1}。',
  'The extension of {1} has no notice: the customer would not know.':
    '时限 {1} 的延期没有通知（notice）：客户将不知情。',
  'The {1} cannot approve an extension of {2}.': '角色 {1} 不能批准时限 {2} 的延期。',
  'No clock says by when it is to be cleared: from clearanceNeeded.':
    '没有时限规定审核须在何时完成：须有从 clearanceNeeded 起算的时限。',
  '{1} is required twice.': '{1} 重复要求。',
  'Registration counts by a calendar, but the policy names none.':
    '登记期限按工作日历计算，而规则集没有指明工作日历。',
  'The clock {1} is that of registerWithin: no other is named so.':
    '时限 {1} 属于 registerWithin：其他时限不能使用此名称。',
  'The policy has the clock {1}: it does not go without.': '规则集设有时限 {1}，不能同时写明不设。',
  'Why there is no clock {1} is said twice.': '不设时限 {1} 的理由写了两次。',
  'There is no clock {1} to be called so.': '没有时限 {1}，无法为其命名。',
  'Priority {1} comes after that of a less severe or less urgent complaint.':
    '优先级 {1} 低于严重程度或紧急程度更低的投诉。',
  'A policy with a statutory clock must name its sources.': '含法定时限的规则集须列明依据（about.sources）。',
  'Clock {1}: a major complaint would have a longer term than another of its kind.':
    '时限 {1}：重大投诉的期限会比同类的其他投诉更长。',
  'No term is shorter for major complaints. Give one, or say here why none is.':
    '没有为重大投诉规定更短的期限。请规定，或在此说明原因。',

  'Nothing says where the number {1} comes from: a document, a law, or the firm itself.':
    '没有说明数值 {1} 的来源：文件（document）、法规（law）或本公司（own）。',
  'The number {1} is called statutory, but no law is named for it.':
    '数值 {1} 标为法定，但没有指明法规（law）。',
  'The policy has no number {1}.': '规则集中没有数值 {1}。',
  'The version {1} is told twice.': '版本 {1} 写了两次。',
  'The version {1} was made before the one above it.': '版本 {1} 的制定日期早于它上面的版本。',
  'Nothing says who made the version {1}, when and why.': '没有说明版本 {1} 由谁、何时、因何制定。',

  'There is no clock {1} to be the target of a stage.': '没有可作为阶段目标的时限 {1}。',
  'Clock {1} is owed by the {2}: no stage has it as target.': '时限 {1} 由 {2} 承担，不能作为阶段的目标。',
  'The role {1} cannot act in the stage of {2}.': '角色 {1} 无法在以 {2} 为目标的阶段采取行动。',
  'Two stages have the target {1}.': '有两个阶段都以 {1} 为目标。',
  'The stages take longer than {1} together.': '各阶段合计超过时限 {1}。',
  'The stages take longer than {1} together ({2}).': '各阶段合计超过时限 {1}（{2}）。',

  'Without redressLimits no redress waits for approval.': '未设 redressLimits，补偿无需审批。',
  'Smaller sums are approved by a manager, larger ones by management.':
    '较小的金额由经理审批，较大的由管理层审批。',
  'The sum in {1} lies below the one before it.': '{1} 的金额低于前一级。',

  'Clock {1}: nothing starts at the closing but later revisits.':
    '时限 {1}：办结时只能开始再次回访，不能开始其他时限。',
  'The policy does without the revisit: nobody is asked.': '规则集不设回访，因此不会询问任何人。',
  'Revisits need to say after how many attempts a customer is unreachable.':
    '设回访时须规定几次未能联系后视为无法联系（attempts）。',
  'No clock starts with the execution: the first revisit would have no deadline.':
    '没有从 executionRecorded 起算的时限：首次回访将没有截止时间。',
  'The first revisit is due as its clock {1} counts: {2} {3}.':
    '首次回访须与其时限 {1} 的期限一致：{2} {3}。',
  'Clock {1}: an attempt that reached nobody does not meet it.':
    '时限 {1}：未能联系到客户的尝试（revisitUnreachable）不能使其结束。',
  'A later revisit comes after the closing.': '再次回访须在办结之后，不能为 0。',
  'A later revisit counts {1}, but the policy names no calendar.':
    '再次回访以 {1} 计算，而规则集没有指明工作日历。',
  'Each later revisit comes after the one before it.': '每次再次回访须晚于前一次。',
  'A later revisit lies beyond the time in which the complaint may be reopened.':
    '再次回访超出了可以重新受理的期间（reopen）。',

  'Clock {1} starts in an emergency: with emergencyEnded it ends.':
    '时限 {1} 在紧急事件期间起算，须随 emergencyEnded 结束。',
  'Clock {1}: nothing starts with an evaluation.': '时限 {1}：评估之后不能开始任何时限。',
  'Clock {1}: an evaluation is owed from emergencyEnded until emergencyEvaluated.':
    '时限 {1}：应急评估须自 emergencyEnded 起算，至 emergencyEvaluated 结束。',
  'Clock {1}: an evaluation is a target without ladder and pauses, owed once.':
    '时限 {1}：应急评估须为内部目标，不设升级阶梯，不中止计时，不重复。',
  'Clock {1}: the evaluation lies beyond the time in which the complaint may be reopened.':
    '时限 {1}：应急评估超出了可以重新受理的期间（reopen）。',

  'There are no words for a notice {1}.': '没有通知 {1} 的措辞。',
  'A notice {1} tells of {2}, not of {3}.': '通知 {1} 告知的是 {2}，不是 {3}。',
  'Only the customer is called where no letter arrives: {1}.':
    '信件无法送达时只会致电客户，通知 {1} 不能使用 orCall。',
  'Only {1} can be told to the {2}, not {3}.': '只有 {1} 可以通知 {2}，{3} 不可以。',
  'There are no words for the {1} in a notice {2}.': '通知 {2} 没有面向 {1} 的措辞。',
  'No policy does without the notice {1}.': '任何规则集都不能省去通知 {1}。',
  'There is no notice {1} to do without.': '没有可省去的通知 {1}。',
  'The notice {1} goes to the {2} twice.': '通知 {1} 会向 {2} 发送两次。',
}
