/** What is refused before or beside the domain, in Chinese: the sentence as it stands where it is said. */
export const AT_THE_DOOR: Readonly<Record<string, string>> = {
  '{1} fields do not fit. The first {2} are named.': '{1} 处内容不符合要求，此处列出前 {2} 处。',
  'The field {1} is not known here.': '未知的字段 {1}。',

  'It is about you: how it stands you may read, and nothing more.': '该投诉涉及您本人，您只能查看其进展。',
  'This is for these roles: {1}.': '此操作仅限以下角色：{1}。',
  'The key lacks the scope {1}.': '该密钥缺少权限范围 {1}。',
  'This is of the whole firm: for these roles, in all departments: {1}.':
    '此操作涉及全公司，仅限在所有部门任职的以下角色：{1}。',

  'Several people in the directory have your e-mail address.': '人员目录中有多人使用您的电子邮箱。',
  'By the directory you do not work here any more.': '根据人员目录，您已离职。',
  'The directory gives you no role here.': '人员目录中没有为您设置角色。',
  'You are not in the directory, and your sign-in gives you no role here.':
    '您不在人员目录中，登录信息中也没有本系统的角色。',
  'There is no key {1}.': '没有密钥 {1}。',
  'There is no department {1}.': '没有部门 {1}。',
  'The scope {1} is not limited to departments.': '权限范围 {1} 不能限定部门。',
  'A key ends in the future.': '密钥的有效期须晚于现在。',
  'A key is good for a year at most.': '密钥的有效期最长为一年。',
  'The key has been revoked.': '该密钥已吊销。',
  'The key has been revoked already.': '该密钥此前已吊销。',
  'Who speaks for customers asks below /v1/customer only.':
    '代表客户的调用方只能使用 /v1/customer 下的接口。',
  'Say for whom you speak: the header Yinuo-Customer, signed.':
    '请在请求头 Yinuo-Customer 中以签名的声明说明代表哪位客户。',
  'Nobody is believed here to speak for customers: CUSTOMER_ISSUER is not set.':
    '此处尚未设置 CUSTOMER_ISSUER，不接受任何代表客户的声明。',
  'The assertion of whom you speak for has run out: they hold for five minutes.':
    '代表客户的声明已失效：其有效期为五分钟。',
  'The assertion of whom you speak for is not to be believed: see its issuer, audience, key and claims.':
    '代表客户的声明不可信：请检查其签发者、受众、密钥与内容。',

  'There is no complaint {1}.': '没有投诉 {1}。',
  'The complaint has no such clock {1}.': '该投诉没有时限“{1}”。',
  'The complaint has version {1} now.': '投诉现在的版本为 {1}。',
  'There is no incident {1}.': '没有事件 {1}。',
  'There is no receipt of it yet.': '回执尚未生成，请稍后再试。',
  'There is no order {1} over an incident.': '没有针对事件的任务 {1}。',
  'The incident has been closed.': '该事件已结束。',
  'The incident has version {1} now.': '事件现在的版本为 {1}。',
  'A measure is recorded once it was taken (takenAt).': '措施须在采取之后登记（takenAt）。',
  'What is returned has a reason, and what is approved has none.': '退回须说明原因，批准则不填原因。',
  'It must not lie before fromAt.': '不得早于 fromAt。',
  'Say which: by ids, or by what they have in common.': '请指明哪些投诉：按编号，或按共同特征。',
  'Either it is left out, or it has measures or items of its own.':
    '要么不纳入，要么另有措施或项目，二者取其一。',
  'The key was used for another request.': '该键此前已用于另一请求。',
  'It cannot be merged into that complaint: {1}': '无法并入该投诉：{1}',
  'The policy {1} is not for the kind {2}.': '规则集 {1} 不适用于类型“{2}”。',
  'The list {1} has no category {2}. It has {3}.': '类别表 {1} 中没有类别 {2}，可选：{3}。',
  'It must be said: the category does not give it.': '此项必填：所选类别没有默认值。',
  'The policy {1} is not in force today.': '规则集 {1} 今日不在有效期内。',
  'It cannot have been received in the future.': '接收时间不能晚于现在。',
  'It may have been received at most {1} years before it is registered.': '接收时间距登记时间最多为 {1} 年。',
  'It may have been received at most {1} years before it is imported.': '接收时间距导入时间最多为 {1} 年。',
  'So long a history is sent in pieces: POST /v1/imports.': '过长的历史请分段发送：POST /v1/imports。',
  'It was imported with {1} facts, and here are only {2}.': '此前已导入 {1} 条事实，此次只有 {2} 条。',
  'Its first {1} facts are not those that it was imported with.': '前 {1} 条事实与此前导入的不一致。',
  'Another piece has come between: ask how far it is, and go on from there.':
    '期间已有其他段导入，请查询进度后从其后继续。',
  'Take it in first, then merge it.': '请先登记投诉，再将其并入。',
  'There is no clock {1}. There are {2}.': '没有时限 {1}。可选：{2}。',
  'There is no root cause {1}. There are {2}.': '没有根本原因 {1}。可选：{2}。',
  'A key has 1 to 255 printable ASCII characters and no spaces.':
    '键由 1 至 255 个可打印的 ASCII 字符组成，不含空格。',
  'Give the ETag of a complaint, like "7".': '请提供投诉的 ETag，例如 "7"。',

  'This cursor does not belong to this list.': '此游标不属于此列表。',
  'This cursor does not belong to this list. Start again without one.':
    '此游标不属于此列表，请不带游标重新开始。',
  'This cursor does not belong to the feed.': '此游标不属于此变更流。',
  'This cursor lies beyond the register: it was restored. Start again without one.':
    '此游标超出登记库（登记库曾被恢复），请不带游标重新开始。',
  'At least one word of two characters is needed.': '至少需要一个两个字以上的检索词。',
  'It contradicts stage.': '与 stage 矛盾。',
  'It contradicts handler.': '与 handler 矛盾。',
  'It contradicts category.': '与 category 矛盾。',
  'Only open ones lack any.': '只有未办结的投诉才会缺少证据。',
  'Only closed ones have it.': '只有已办结的投诉才有此项。',
  'It must lie after dueAfter.': '须晚于 dueAfter。',
  'It must lie after receivedAfter.': '须晚于 receivedAfter。',
  'It must lie after closedAfter.': '须晚于 closedAfter。',
  'It must lie after lapsedAfter.': '须晚于 lapsedAfter。',

  'It has too few digits to be a telephone number.': '位数太少，不是电话号码。',
  'It has neither a letter nor a digit.': '其中没有文字或数字。',
  'Give a telephone number, an address, a customer id, an order number or a name.':
    '请提供电话、邮箱、客户编号、订单号或姓名之一。',
  'There is no such time zone.': '没有此时区。',
  'A period ends after it begins.': '期间的结束须晚于开始。',
  'A period is at most {1} days.': '期间最长 {1} 天。',
  'That is too many rows: choose longer parts or a shorter period.':
    '行数过多：请选择更长的分段或更短的期间。',
  'Who was trained is for those who lead, and for each of themselves.': '受训情况仅供主管及以上和本人查看。',
  'Figures of single handlers are for management.': '单个责任人的指标仅供管理层查看。',
  'The period {1} is not over yet.': '期间 {1} 尚未结束。',
  'There is no report of {1} to put another edition beside.': '没有期间 {1} 的报告，无法另出版本。',
  'There is no report {1}.': '没有报告 {1}。',

  'No place for files is set here (EVIDENCE_DIR, EVIDENCE_BUCKET).':
    '此处未设置文件的存放位置（EVIDENCE_DIR 或 EVIDENCE_BUCKET）。',
  'This complaint names no such file that is kept here.': '该投诉没有引用此文件，或此处未保存该文件。',
  'No undertaking is asked here.': '此处不要求签署保密承诺。',
  'The version in force is {1}: read that one.': '现行版本为 {1}，请阅读该版本。',
  'There is no escalation {1}.': '没有升级 {1}。',
  'There is no item {1} in your inbox.': '您的收件箱中没有 {1}。',
  'The complaint has no notice {1}.': '该投诉没有通知 {1}。',
  'There is no reassignment {1}.': '没有批量改派 {1}。',
  'There is no adoption of a calendar {1}.': '没有改用工作日历的批次 {1}。',
  'There is no adoption {1}.': '没有改用规则集的批次 {1}。',
  'It has ended already.': '已结束。',
  'No answer came in time. Send the same request again with this Idempotency-Key to learn what became of it.':
    '未能及时得到结果。请使用此 Idempotency-Key 重新发送相同的请求以获知结果。',

  'It is so already, or the complaint has been erased.': '已是如此，或投诉已被删除。',
  'There is nothing to lift.': '没有可解除的限制。',
  'Only an archived complaint can be restricted.': '只有已归档的投诉可以限制处理。',
  'A restriction ends at an instant that lies ahead.': '限制的结束时间须晚于现在。',

  'There is no action {1}.': '没有措施 {1}。',
  'The action has version {1} now.': '措施现在的版本为 {1}。',
  'The action has been withdrawn.': '措施已撤回。',
  'It is done already.': '已完成。',
  'It is checked once it is done.': '完成后才能复查。',
  'Its owner does not check their own action.': '措施负责人不得复查自己的措施。',
  'The action names neither root cause nor category: say whether it has recurred.':
    '该措施未指明根本原因或类别：请说明问题是否再次发生。',

  'There is no person {1} in the directory.': '人员目录中没有人员 {1}。',
  'There is no {1} in the directory.': '人员目录中没有 {1}。',
  'Only for the department you lead.': '仅限您负责的部门。',
  'Only for yourself and the department you lead.': '仅限您本人及您负责的部门。',
  'They have a role that is not below yours or the same.': '对方拥有高于您或不属于您的职责线的角色。',
  'They have a role in a department that you do not lead.': '对方在您不负责的部门中也有角色。',
  'A watch is for a role that is not above yours.': '值班角色不得高于您的角色。',
  'It names a person or a department that is not in the directory.': '所指的人员或部门不在人员目录中。',
  'It would end before it begins.': '结束时间早于开始时间。',
  'A department does not stand above itself.': '部门不能是自己的上级。',

  'There is no endpoint {1}.': '没有接收端 {1}。',
  'The endpoint has version {1} now.': '接收端现在的版本为 {1}。',
  'The endpoint is disabled already.': '接收端已停用。',
  'The endpoint is enabled already.': '接收端已启用。',
  'There is no message {1}, or it is not kept any more.': '没有消息 {1}，或已不再保存。',
  'A webhook stands for no role.': 'Webhook 不代表任何角色。',
  'A webhook stands for no department.': 'Webhook 不代表任何部门。',
  'Name the events it subscribes to.': '请指明要接收的事件。',
  'A robot gets the notices of people, not events.': '机器人接收的是通知，而不是事件。',
  'Name the roles it stands for.': '请指明它所代表的角色。',
  'Only the robots of DingTalk and Feishu are given a secret. That of a webhook is made here.':
    '只有钉钉和飞书机器人需要提供密钥，Webhook 的密钥在此生成。',
  'Give the secret that the group has now.': '请提供该群当前的密钥。',
  'This is not a URL.': '这不是有效的网址。',
  'The URL must begin with https://.': '网址须以 https:// 开头。',
  'The URL must not contain a name or a password.': '网址中不得包含用户名或密码。',
  'The URL leads to an address that is not public.': '网址指向的不是公网地址。',

  'No secret for messages is set here (MESSAGES_SECRETS).': '此处未设置消息签名密钥（MESSAGES_SECRETS）。',
  'Sign it by Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature.':
    '请按 Standard Webhooks 签名：webhook-id、webhook-timestamp、webhook-signature。',

  'At most {1} messages are handed on at once.': '一次最多转交 {1} 条消息。',

  'It has been archived.': '该投诉已归档。',
  'It is a matter of another kind: {1}.': '两件事项的类型不同：{1}。',
  'It is not there, or has been archived.': '该投诉不存在或已归档。',
  'The policy {1} is not yours to choose.': '您无权选用规则集 {1}。',
  'There is no such department in the directory.': '人员目录中没有此部门。',
  'The directory has no person with this id.': '人员目录中没有此编号的人员。',
  'Several people have this name: give the id of the one you mean.': '有多人同名，请填写具体人员的编号。',
  'They have left.': '该人员已离职。',
  'They have no role in that department.': '该人员在此部门没有角色。',
  'They have no role in which they could.': '该人员的角色不具备此权限。',

  'It is there already.': '已在该处，无需改派。',
  'No one in {1} may have it.': '{1} 没有可以接手的人员。',
  'There is no such complaint.': '没有此投诉。',
  'No answer came: it may have been done.': '没有收到答复，可能已完成。',
}
