/** Longer than what a machine says in somebody's place. */
const AT_MOST = 400

/** All that such a text may say: what else there is in it, a person has written. */
const CLAUSES: readonly RegExp[] = [
  /^(这是|此为)(一封)?(来自.{0,12}的)?(系统|假期)?自动(回复|答复)的?(邮件)?$/,
  /^this is an auto(matic|mated)? ?(reply|response)$/i,
  /^(您好|你好|尊敬的.{0,12}|亲爱的.{0,12}|hello|hi|dear .{1,30}|dear)$/i,
  /^(非常)?(谢谢|感谢)(您|你)?(的)?(来信|邮件|理解|关注)?$|^(many )?(thank you|thanks)( (very much|for (your|the) (e-?mail|mail|message)))?$/i,
  /^(您|你)?(发(来|送)?的|的)?(邮件|来信|来函|信件|信)(我|我们)?(已经?|都)?(收到|收悉)(了|啦|咯)?$/,
  /^(我|我们)(已经?)?收到(了)?(您|你)(发(来|送)?的|的)?(邮件|来信)(了)?$/,
  /^(我|我们)?(会|将)?(在.{0,16}(后|内))?(尽快|及时|第一时间|稍后)(会|将)?(给(您|你))?(回复|回信|答复|处理|(与|跟|和)(您|你)联系)(您|你)?(的(邮件|来信))?$/,
  /^(我|我们)?(会|将)?在.{1,16}(后|内)$/,
  /^(我|本人)?(最近|现在|目前|近期)?(正)?(在)?(休假|出差|外出|度假|请假)(中)?$/,
  /^(我|本人)?(最近|现在|目前|暂时)?(不在|无法|不能|不便)(办公室|公司|及时|亲自)?(查看|处理|查收|回复)?(您|你)?(的)?(邮件|来信)?$/,
  /^(i|we) (have )?received your (e-?mail|mail|message)$/i,
  /^(i|we) (will|shall) (reply|answer|respond|get back to you)( to you| to your (e-?mail|mail|message))?( as soon as (possible|i can)| soon| when i (return|am back))?$/i,
  /^i( am|'m|’m) (currently |now )?(out of (the )?office|on (annual )?leave|on (holiday|vacation)|away)( (until|till|from) .{1,40})?$/i,
  /^i( will|'ll|’ll) be back (on|by) .{1,30}$/i,
]

const ENDS = /[\n。！!；;，,～~]|\.(?=\s|$)/

/** Whether a text, under a subject that says so, says nothing but that its writer is not there, or has had a mail. */
export function saysNothingElse(text: string): boolean {
  const said = text.trim()
  if (said === '' || said.length > AT_MOST) return false
  const clauses = said.split(ENDS).map((one) => one.trim())
  return clauses.every((clause) => clause === '' || CLAUSES.some((one) => one.test(clause)))
}
