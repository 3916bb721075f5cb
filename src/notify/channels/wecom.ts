import { faultInCode, type RobotKind } from './robot.ts'

/** A robot of a WeCom group: the key in its URL is all that protects it. */
export const wecom: RobotKind = {
  perMinute: 20,
  maxTextBytes: 2_048,
  request: ({ url }, { subject, text }) => ({
    url,
    body: { msgtype: 'text', text: { content: `${subject}\n${text}` } },
  }),
  // 93000 the URL is wrong or the content too long, 93004 stopped, 93008 not in the group any more.
  faultIn: (answer) =>
    faultInCode(answer, ['errcode'], { tooFast: [45009, 45033], final: [93000, 93004, 93008, 40008, 40058] }),
}
