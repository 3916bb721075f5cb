/** What the domain refuses, in Chinese: the sentence as it stands in src/domain, its values numbered. */
export const DOMAIN: Readonly<Record<string, string>> = {
  'The role {1} may not ask for {2}: it is for {3}.': '角色“{1}”无权进行 {2} 操作，该操作仅限{3}。',
  'It lies with {1}: there {2} is for {3}.': '投诉由 {1} 负责，{2} 操作仅限那里的{3}。',
  'That task was given to others.': '该任务由他人办理。',
  'Only a system notes what came by mail (fromMail).': '只有系统才能记录来信（fromMail）。',
  'Only a note for legal names who else reads it.': '只有法务可见的备注才能指定其他可见人员。',
  '{1} is not possible while the complaint is {2}.': '投诉处于“{2}”阶段，不能进行 {1} 操作。',
  'The complaint has been archived.': '投诉已归档。',
  'It cannot have occurred in the future.': '发生时间不能晚于现在。',
  'It cannot have occurred before the receipt.': '发生时间不能早于投诉的接收时间。',
  'It cannot have occurred before the last change of stage or pause.':
    '发生时间不能早于最近一次阶段变更或计时中止。',
  'Fact {1} lies before the one it follows.': '第 {1} 条事实早于它前面的一条。',
  'Fact {1} lies in the future.': '第 {1} 条事实的时间晚于现在。',

  'A referral waits for its answer already.': '已有一项监管转办等待答复。',
  'A referral is to be answered by an instant ahead.': '监管转办的答复期限须在将来。',
  'No referral waits for an answer.': '没有等待答复的监管转办。',
  'No referral {1} waits for an answer.': '没有等待答复的监管转办 {1}。',
  'An appointment lies ahead.': '预约时间须在将来。',
  'Say where it is: place, or storeId.': '请说明地点：place 或 storeId，二者取一。',
  'There is an appointment already.': '已有一项预约。',
  'Say by when it is to be checked again: dueAt.': '请说明核查期限：dueAt。',
  'Another department checks again what this one has handled.': '核查须由其他部门进行。',
  'You cannot move a deadline of what you handle yourself.': '不能调整本人负责事项的截止时间。',
  'A deadline is moved to an instant ahead.': '截止时间只能调整到将来的时刻。',
  'The clock {1} stands still: its deadline is counted when it runs on.':
    '时限“{1}”已中止计时，恢复计时后才计算截止时间。',
  'An extension of {1} waits to come into force.': '“{1}”有一项延期尚未生效。',
  '{1} is due then already.': '“{1}”的截止时间已是该时刻。',
  'The law gives the deadline of {1}: it is extended, not moved.':
    '“{1}”是法定期限，只能依规定延期，不能调整。',
  'The deadline of {1} is moved by no more than its own term again.':
    '“{1}”的截止时间最多再调整一个完整期限。',
  'It has been accepted for handling already.': '此投诉此前已受理。',
  'The policy knows no acceptance for handling.': '规则集没有规定是否受理的决定。',
  'Nothing waits to be taken over.': '没有等待部门接手的事项。',
  'Nothing is known that the complainant can be written to at: call them.':
    '没有可以给投诉人发送消息的地址，请致电。',
  'Say what is written: text, or template.': '请填写信件内容：text 或 template。',
  'It is either text or template, and not both.': 'text 与 template 只能填写其一。',
  'Whether it was delivered the delivery log says.': '是否送达以投递记录为准。',
  'The customer has rated it already.': '客户此前已评价。',
  'Whom nobody reached has not said whether it is solved.': '未联系到客户时，不能记录问题是否已解决。',
  'Say in which way the customer was tried: method.': '请说明以何种方式联系客户：method。',
  'The complaint has been acknowledged already.': '投诉此前已确认收到。',
  'A severity other than impact and risk give needs a reason.':
    '严重程度与影响和风险得出的不一致时，须说明理由。',
  'A priority other than severity and urgency give needs a reason.':
    '优先级与严重程度和紧急程度得出的不一致时，须说明理由。',
  'Another urgency than before needs a reason.': '变更紧急程度须说明理由。',
  'Another severity or complexity than before needs a reason.': '变更严重程度或复杂程度须说明理由。',
  'Before that the complaint must say: {1}.': '须先补充：{1}。',
  'A representative needs a name.': '代理人须填写姓名。',
  'Entry {1} cannot be voided: only notes, contacts, evidence, lessons and efforts can.':
    '第 {1} 条记录不能作废：只有备注、沟通记录、证据、经验总结和工时可以作废。',

  'Nobody has said that it is no complaint.': '本件并未改按其他类型处理，无需提出异议。',
  'Something has been offered already: the kind stays as it is.': '已向客户提出方案，不能再变更类型。',
  'It is of the kind {1} already.': '本件的类型已是“{1}”。',
  'A customer says that it is a complaint, and nothing else.': '客户只能要求按投诉处理。',
  'Only a supervisor says that it is no complaint.': '只有主管及以上可以认定不属于投诉。',
  'As {1} it would have no deadline left.': '改按“{1}”处理后将没有任何时限。',
  'The person a complaint is about does not handle it.': '任何人不得处理针对自己的投诉。',
  'A second handling needs another handler than the first.': '二次处理须由首次经手人以外的人员承担。',
  'The rule {1} has assigned it: say why it goes elsewhere.':
    '该投诉由分派规则 {1} 自动分派，改派须说明理由。',

  'The customer has been asked already and owes the answer.': '已请客户补充材料，客户尚未答复。',
  'A third party is being waited for already.': '已在等待第三方。',
  'There is no open request to cancel.': '没有可撤销的补充请求。',
  'A customer speaks for themselves only.': '客户只能代表自己答复。',
  'No third party is being waited for.': '目前没有在等待第三方。',
  'A task is due after it is opened.': '任务的期限须晚于任务的建立时间。',
  'Name the file, or the reference under which a recording is found (digest, reference).':
    '请指明文件（digest），或录音的编号（reference），二者取一。',
  'Only a recording is found under a reference (kind, reference).':
    '只有录音可用编号（reference）代替文件（kind）。',
  'Only a site visit goes somewhere (visit).': '只有现场勘查才填写勘查安排（visit）。',
  'A site visit lies ahead (visit.at).': '现场勘查的时间须在将来（visit.at）。',
  'Only of a site visit it is said who was met (met).': '只有现场勘查才填写会见人员（met）。',
  'Only a legal review ends with an opinion (opinion).': '只有法律审核才填写法律意见（opinion）。',
  'An opinion is given by legal alone (opinion).': '法律意见（opinion）只能由法务出具。',
  'A customer shows it to all who handle their complaint (visibleTo).':
    '客户提交的证据对处理人员均可见，不能限定范围（visibleTo）。',
  'Whoever leads lets clocks stand still beyond their limits (beyondLimit).':
    '超过上限的中止计时（beyondLimit）须由负责人批准。',
  'There is no task {1}.': '没有任务 {1}。',
  'Task {1} has ended with the complaint.': '任务 {1} 已随投诉办结而取消。',
  'Task {1} is done already.': '任务 {1} 已完成。',

  'Task {1} ({2}) must be completed first.': '须先完成任务 {1}（{2}）。',
  'A proposal names its measures, or the draft that it takes (measures, draft).':
    '提出方案须写明处理措施（measures），或指明所采用的初步方案（draft）。',
  'Before that evidence of {1} independent sources is needed (evidence, source), and there is that of {2}.':
    '须先取得 {1} 个独立来源（source）的证据（evidence），目前有 {2} 个。',
  'Draft {1} has been replaced: the last one is {2}.': '初步方案 {1} 已被替换，最新的是 {2}。',
  'A refund names its sum ({1}.money).': '退款须写明金额（{1}.money）。',
  'An apology costs nothing ({1}.money).': '道歉不涉及金额（{1}.money）。',
  'Something else says what it is ({1}.what).': '“其他”须写明内容（{1}.what）。',
  'The sums of a proposal are of one currency (items).': '同一方案的金额须使用同一币种（items）。',
  'Together the items come to more than a sum may be (items).': '各项金额合计超出上限（items）。',
  'The redress is what the items come to: leave it out (redress).':
    '补偿金额由各项合计得出，无需填写（redress）。',
  'A manager approves of redress of this sum.': '该金额的补偿须由经理审批。',
  'Management approves of redress of this sum.': '该金额的补偿须由管理层审批。',
  'What was offered is carried out item by item: say which (item).':
    '方案须逐项兑现，请说明是第几项（item）。',
  'The proposal has no item {1}.': '方案中没有第 {1} 项。',
  'Item {1} has been carried out.': '第 {1} 项已兑现。',
  'There is no draft {1}.': '没有初步方案 {1}。',
  'The promised date lies before the proposal.': '承诺的日期早于方案提出的时间。',
  'No further proposal: a final response is due.': '不能再提出方案，应作出最终答复。',
  'A proposal is waiting for approval.': '有一项方案正在等待审批。',
  'The customer still owes information: wait for it or cancel the request.':
    '客户尚未补充材料：请等待，或撤销补充请求。',
  'The customer has a proposal and owes the answer.': '方案已告知客户，客户尚未答复。',
  'The customer let the proposal lapse: a supervisor proposes anew or gives the final response.':
    '客户到期未答复方案：须由主管重新提出方案或作出最终答复。',
  'What was drafted waits to be cleared.': '已拟内容正在送审。',
  'Nothing waits to be cleared.': '没有送审的内容。',
  'Whoever drafted it does not clear it.': '拟稿人不得审核自己拟定的内容。',
  'It is cleared by others: {1}.': '该内容由他人审核：{1}。',
  'No proposal is waiting for approval.': '没有等待审批的方案。',
  'Those who handled a complaint do not approve what is proposed.': '经手过该投诉的人员不得审批其方案。',
  'The customer has no proposal to answer.': '客户没有待答复的方案。',
  'Staff know this secret too: open the link in our letter to you, or have a new one sent.':
    '工作人员也知道此查询码：请通过我们发给您的链接办理，或让我们重新发送链接。',
  'No e-mail address of the complainant is known to send it to.': '没有投诉人的电子邮箱，无法发送。',
  'Say why the customer gets a new link: the slip they have is closed by it.':
    '请说明为何更换链接：客户现有的查询码将随之失效。',
  'What the customer wants needs evidence when another person records it.':
    '由他人代为记录客户的意愿时，须附证据。',
  'Say how the revisit came out: by a result, or by the score.': '请以结果或评分说明回访情况。',
  'A score of {1} says {2}, and not {3}.': '评分 {1} 表示“{2}”，与所填结果“{3}”不符。',
  'Where the customer is dissatisfied, record their words.': '客户不满意的，须记录客户原话。',
  'Whether it ends so is decided by the {1}.': '是否如此办结，须由“{1}”决定。',

  'The root cause must be recorded before the complaint is closed.': '办结前须记录根本原因。',
  'Those who handled a complaint do not revisit it.': '经手过该投诉的人员不得回访该投诉。',
  'The person a complaint is about may add notes and evidence, complete their own tasks and object to their responsibility, and nothing else.':
    '被投诉人只能在该投诉上添加备注和证据、完成交给本人的任务、对本人的责任认定提出异议，不得进行其他操作。',
  'That task was given to another person.': '该任务是交给其他人的。',
  'You cannot waive it for yourself or for the person the complaint is about.':
    '任何人不得为自己或被投诉人豁免回避。',
  'Nothing forbids it to {1}.': '{1} 无需豁免回避。',
  'No entry waits for proof.': '没有待补证的记录。',
  'Entry {1} waits for no proof.': '第 {1} 条记录无需补证。',
  'It needs evidence, or a lead who has not handled the complaint approves it.':
    '需要证据，或由未经手过该投诉的主管认可。',
  'What the customer brought cannot be voided.': '客户提供的内容不得作废。',
  'A complaint cannot be merged into itself.': '投诉不能并入自身。',
  'That complaint was merged into this one: the two would end in each other.':
    '目标投诉已并入本投诉，两者不能互相并入。',
  'That complaint has been merged into this one already.': '该投诉此前已并入本投诉。',
  'The bound of second handlings is reached: further routes were named at the end.':
    '二次处理已达上限，后续途径已在办结时告知。',

  'The policy has no ladder for escalations by hand.': '规则集没有规定人工升级的层级。',
  'The emergency has been declared.': '紧急事件此前已宣布。',
  'No emergency is on.': '目前没有紧急事件。',
  'A resource is there until a time that lies ahead.': '资源的调配截止时间须晚于现在。',
  'No more than {1} resources may be assigned.': '调配的资源不得超过 {1} 项。',
  'An emergency is evaluated after its end.': '紧急事件解除后才能评估。',
  'There was no emergency to evaluate.': '没有可评估的紧急事件。',
  'The emergency has been evaluated already.': '紧急事件此前已评估。',
  'The person a complaint is about does not answer for it.': '任何人不得答复针对自己的投诉的升级。',
  'No escalation is open.': '没有未接手的升级。',
  'The escalation has gone to a higher level: it is answered there.': '升级已到更高层级，由该层级答复。',
  'No open escalation {1}.': '没有未接手的升级 {1}。',
  'Escalation {1} is answered by the {2}.': '升级 {1} 由“{2}”答复。',
  'No escalation goes on.': '没有进行中的升级。',
  'The escalation is with a higher level: it is resolved there.': '升级已在更高层级，由该层级解决。',
  'No escalation {1} goes on.': '升级 {1} 不在进行中。',
  'The policy knows no extension of {1}.': '规则集没有规定“{1}”的延期。',
  'The {1} approves it.': '须由“{1}”批准。',
  'The clock {1} is not running.': '时限“{1}”不在进行中。',
  'The deadline of {1} has passed already.': '“{1}”的期限已过。',
  '{1} has been extended once already.': '“{1}”已延期过一次。',

  'Say by when it is to be answered: dueAt, or within.': '请说明答复期限：dueAt 或 within 二者之一。',
  'An order is due after it is given.': '督办的期限须晚于下达时间。',
  'No supervise order waits for anything.': '没有待办的督办。',
  'There is no supervise order {1}.': '没有督办 {1}。',
  'Supervise order {1} is concluded already.': '督办 {1} 已办结。',
  'The person who answered an order does not conclude it.': '督办须由答复人以外的人员办结。',
  'Supervise order {1} is concluded by the {2}.': '督办 {1} 由“{2}”办结。',
  'The reviewer must have had no part in handling it.': '须由未参与处理的人员进行抽查。',

  'Whoever had a part in handling it does not judge who is responsible.': '参与过处理的人员不得认定责任。',
  'Name the department that bears it.': '请填写承担责任的部门。',
  'Name the person who bears it.': '请填写承担责任的人员。',
  'A person is named only where a person bears it.': '只有责任方为人员时才填写人员。',
  'A department is named only where it, or one of its people, bears it.':
    '只有责任方为部门或其人员时才填写部门。',
  'Only a partner or a product goes by a name of its own.': '只有供应商、合作方或产品才填写名称。',
  'That a person or a department is responsible needs evidence.': '认定人员或部门负有责任，须附证据。',
  'Nobody determines their own responsibility.': '任何人不得认定本人的责任。',
  'Where nobody is responsible the degree is none.': '无责任方时，责任程度须为“无责任”。',
  'Full responsibility, or that of nobody, leaves none to others.':
    '一方负全部责任或无责任方时，其他各方不得再负有责任。',
  'Another bears the main responsibility already.': '已认定另一方负主要责任。',
  'No more than {1} may be determined to be responsible.': '认定的责任方不得超过 {1} 个。',
  'The objection to determination {1} is answered by a higher level.':
    '对第 {1} 项责任认定的异议，须由更高一级答复。',
  'Nothing was determined that you could object to.': '没有可由您提出异议的责任认定。',
  'Only the person, or who leads the department, objects to it.':
    '只有被认定的本人或部门负责人可以提出异议。',
  'Determination {1} was objected to already.': '对第 {1} 项责任认定已提出过异议。',
  'No objection waits for an answer.': '没有待答复的异议。',
  'Whoever objected does not answer the objection.': '提出异议的人不得答复该异议。',
  'There is no determination {1} that holds.': '没有有效的第 {1} 项责任认定。',

  'It is in no incident.': '该件未归入任何事件。',
  'It is in this incident already.': '该件已归入此事件。',
  'It is in incident {1}: it leaves that one first.': '该件已归入事件 {1}，请先移出。',
  'A total names its incident (incident).': '填写总额时须注明所属事件（incident）。',
  'It is not in this incident (incident).': '该件不属于此事件（incident）。',
  'What an incident offers names its total (incidentTotal).': '事件的统一方案须注明总额（incidentTotal）。',
  'The total of an incident has in it what is offered here (incidentTotal).':
    '事件总额须与本件金额同币种，且不小于本件金额（incidentTotal）。',
  'A summary names nobody, and no number or address of theirs.':
    '摘要不得包含姓名，以及其电话、邮箱、订单号等。',
  'It is not marked as an example.': '该件未列为案例。',
  'It is not marked as a complaint of handling.': '该件未标记为二次投诉。',
  'Of its own handling no number is named.': '针对本件处理的，不填编号。',
  'Name the complaint whose handling it is of.': '请填写所投诉处理的那件投诉的编号。',
  'Only a training is for people to be trained.': '只有培训措施才填写受训人员。',
  'Who is to be trained is said by a supervisor, or by whoever owns the training.':
    '受训人员由主管及以上或该培训的负责人填写。',
  'Nobody keeps records of themselves.': '任何人不得记录本人的奖惩与培训。',
  'It lies so far back that it is not kept any more.': '事项发生过久，已超过保存期限。',
  'A training is recorded once it has been.': '培训完成后方可记录，受训时间不得晚于当前时间。',

  'There is no policy {1}.': '没有规则集 {1}。',
  'At fact {1} the history takes more work than one import may: too much of it goes on at the same time, or for too long.':
    '在第 {1} 项事实处，历史记录的处理量超出单次导入的上限：同时进行的事项过多，或持续过久。',
  'The complaint runs under {1} already.': '投诉已适用 {1}。',
  'There is no calendar {1}.': '没有工作日历 {1}。',
  'The complaint counts by {1}.': '投诉按工作日历 {1} 计算期限。',
  'The complaint counts by {1} already.': '投诉已按工作日历 {1} 计算期限。',

  'The complaint holds as much as it can: its orders, tasks and proposals are too many or too long.':
    '该投诉的内容已达上限：督办、任务和方案过多或过长。',
  'It has a character in it that cannot be kept: a NUL, or half of a pair.':
    '含有无法保存的字符（空字符或不完整的字符）。',
  'It lies between the years 1900 and 9998.': '须在 1900 年至 9998 年之间。',

  'Say which: by policy, kind, department or ids.': '请指明范围：按规则集、类型、部门或编号。',
  'Say holidays with makeupWorkdays, or days.': '请填写 holidays 和 makeupWorkdays，或只填写 days。',
  'Say which: by handler, department or ids.': '请指明范围：按责任人、部门或编号。',
  'Either to one person, or spread over the department.': '要么交给一人，要么在部门内分配。',
  'A term needs an amount of at least 1: its due would not lie after its start.':
    '期限至少为 1，否则到期时间不晚于开始时间。',

  'Who clears is legal, management, or a role in a department: supervisor@quality.':
    '审核方须为 legal、management，或某部门的角色，如 supervisor@quality。',

  'Once it is on record, only a supervisor changes who the complaint is about.':
    '被投诉人一经登记，须由主管更改。',
  'Give the reason for changing who the complaint is about.': '更改被投诉人须说明理由。',
  'It has made way for another merge meanwhile: look again, and ask again.':
    '已让位于另一项并入操作，请查看最新情况后重试。',
  'It is being merged itself just now: look again, and ask again.':
    '目标投诉自身正在并入其他投诉，请查看最新情况后重试。',
  'Only what is of the kind {1} is merged into it.': '只有类型为“{1}”的事项才能并入。',
  'Under {1} the complaint would have no deadline left.': '改用 {1} 后将不再有任何期限。',
  'You cannot approve an extension that you ask for.': '延期不得由申请人自己批准。',
  'No extension waits to come into force.': '没有等待生效的延期。',
  'The extension of {1} is in force: the customer has been told.': '“{1}”的延期已生效，客户已获告知。',
  'No extension of {1} waits to come into force.': '“{1}”没有等待生效的延期。',
  'The complaint waits for no notice {1}.': '本投诉没有在等待通知 {1}。',
  'No decision waits for its notice to be sent.': '没有处理决定在等待通知送出。',
  'That the notice of an extension was sent is confirmed by an operator.': '延期通知是否送出由运维确认。',
  'Say how the customer was told, and give the evidence of it.': '请注明告知客户的方式并提供证据。',
  'It cannot have been sent in the future.': '发出时间不能晚于现在。',
  'It cannot have been sent before there was such a notice.': '发出时间不能早于通知产生的时间。',
  'The measure would end before it is offered.': '临时措施的结束时间早于提供时间。',
  'What is promised lies ahead.': '承诺的时间须晚于现在。',

  'It is still being imported: nothing else can be asked of it until that is complete.':
    '该投诉仍在导入中，导入完成前不能进行其他操作。',
  'No import began it, or one that does not know how far it went.':
    '该投诉并非由导入登记，或无法得知导入到何处。',
  'The letter of fact {1} went out before it, or in the future.':
    '第 {1} 条事实的信函发出时间早于该事实，或在将来。',
  'It has been told {1} facts: go on from there.': '已导入 {1} 条事实，请从其后继续。',
  'Since it was imported it has been handled here: what else was done elsewhere is recorded by commands, with the time it occurred.':
    '该投诉导入后已在本系统办理：在别处所做的其他事项，请以操作补录，并注明发生时间。',
  'The piece is too large: send less at a time.': '此段过大，请分成更小的段发送。',
  'The history is longer than an import may be.': '历史记录超过导入的上限。',
  'The import has been abandoned.': '该导入已放弃。',
  'It has been taken over, and is abandoned no more.': '该投诉已导入完成，不能再放弃。',
}
