import type { Sentences } from './in-chinese.ts'

/** Why something was not delivered, in Chinese; what a server itself has said stands as it is. */
export const DELIVERIES: Sentences = {
  'There is no channel {1} any more.': '渠道 {1} 已不存在。',
  'Without a mail server nothing is sent: a line of the log is no letter.':
    '未设置邮件服务器，没有发出：记入日志不算寄出。',
  'It took longer than {1} ms.': '超过 {1} 毫秒仍未完成。',
  'There is no such robot any more.': '该群机器人已不存在。',
  'The robot answered with HTTP {1}.': '群机器人返回 HTTP {1}。',
  'The robot gave an answer that cannot be read.': '群机器人的应答无法识别。',
  'The robot refused with code {1}.': '群机器人拒绝接收，代码 {1}。',
  'Slack did not say ok.': 'Slack 没有确认收到。',
  'Teams did not take the letter.': 'Teams 没有接收该消息。',
  'The gateway answered with HTTP {1}.': '网关返回 HTTP {1}。',
  'There is no adapter for the channel of this conversation.': '该会话的渠道没有设置适配器。',
  'The letter came back ({1}).': '信件被退回（{1}）。',
  'This is no e-mail address.': '这不是有效的邮箱地址。',
  'The mail server failed ({1}){2}': '邮件服务器出错（{1}）{2}',
}
