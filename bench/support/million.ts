import pg, { type Pool } from 'pg'

// A register as a firm has it after five years: most complaints are closed, few words are frequent and many are rare.

const words = [
  ...[
    '客户',
    '服务',
    '退款',
    '投诉',
    '态度',
    '车辆',
    '清洁',
    '发票',
    '取车',
    '还车',
    '延误',
    '收费',
    '错误',
    '押金',
  ],
  ...[
    '违章',
    '维修',
    '保险',
    '划痕',
    '轮胎',
    '空调',
    '方向盘',
    '门店',
    '电话',
    '无人接听',
    '承诺',
    '赔偿',
    '沟通',
  ],
  ...[
    'refund',
    'delay',
    'invoice',
    'rude',
    'dirty',
    'deposit',
    'broken',
    'late',
    'charged',
    'twice',
    'promised',
  ],
]
const [left, right] = [
  '油灯门窗座椅音响导航仪表刹车档位钥匙雨刷后视镜合同订单取消改期机场接送',
  '坏损漏响旧脏慢错丢断缺迟贵急停滑松裂空乱热冷湿重轻弯歪卡死黑',
]
/** From the most frequent to the rarest. */
export const VOCABULARY = [
  ...words,
  ...Array.from(left).flatMap((first) => Array.from(right, (last) => first + last)),
]
export const DEPARTMENTS = [
  'service',
  'workshop',
  'billing',
  'rental',
  'sales',
  'legal',
  'claims',
  'store',
  'web',
  'fleet',
]
export const CATEGORIES = [
  ...[
    'cleanliness',
    'delay',
    'billing',
    'attitude',
    'damage',
    'deposit',
    'insurance',
    'repair',
    'booking',
    'refund',
  ],
  ...['fine', 'quality', 'safety', 'privacy', 'advertising', 'other'],
]
export const CHANNELS = ['phone', 'app', 'web', 'email', 'chat', 'store', 'social', 'letter', 'other']
export const KINDS = ['complaint', 'enquiry', 'suggestion', 'praise']
export const OUTCOMES = [
  'resolved',
  'finalResponse',
  'withdrawn',
  'unreachable',
  'refused',
  'merged',
  'transferred',
]
const chunk = 25_000
/** What lists read. */
export const TABLES = ['complaint', 'complaint_line', 'complaint_text'] as const

/** Once they are filled: which clocks of what they show have lapsed, and how much there is of everything. */
export const AFTERWARDS = [lapsesSql(), ...[...TABLES, 'clock'].map((table) => `vacuum analyze ${table}`)]

/** Fills an empty, migrated register. The triggers are spared: the rows of the lists are written as sets. */
export async function fillRegister(pool: Pool, count: number): Promise<void> {
  const indexes = await dropSlowIndexes(pool)
  await pool.query('alter table complaint disable trigger user')
  await pool.query(
    `insert into snapshot (digest, kind, id, version, body)
     values ('\\x01', 'policy', 'default', '1', '{}'), ('\\x02', 'calendar', 'cn', '1', '{}')`,
  )
  for (let from = 0; from < count; from += chunk) {
    const until = Math.min(from + chunk, count)
    await pool.query(complaintsSql, [from, until, count, VOCABULARY, DEPARTMENTS, CATEGORIES, CHANNELS])
  }
  await pool.query('alter table complaint enable trigger user')
  await patiently(pool, [
    'insert into complaint_line select l.* from complaint c, line_of(c) l',
    'insert into complaint_text select t.* from complaint c, text_of(c) t',
    ...indexes,
    ...AFTERWARDS,
  ])
}

/** Statements that take as long as they take. */
export async function patiently(pool: Pool, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: pool.options.connectionString! })
  await client.connect()
  try {
    await client.query("set maintenance_work_mem = '1GB'")
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Drops the indexes that slow a filling, and says how they are made again. */
export async function dropSlowIndexes(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
     where indrelid in ('complaint'::regclass, 'complaint_text'::regclass, 'complaint_line'::regclass)
       and not indisunique`,
  )
  for (const { name } of rows) await pool.query(`drop index ${name}`)
  return rows.map(({ made }) => made)
}

/**
 * As many complaints are of each of twenty teams, beside the departments, of which some have many.
 * $1 from, $2 until, $3 of all, $4 words, $5 departments, $6 categories, $7 channels. The version is the ordinal.
 */
const complaintsSql = `
with ages as (
  select n, now() - (1 - power(n::float8 / $3, 0.8)) * interval '1826 days' as received_at from generate_series($1::int, $2::int - 1) n
), chances as (
  select n, received_at, extract(epoch from now() - received_at) / 86400 as age, random() as a, random() as b,
    random() as c, random() as d, random() as e, random() as f, random() as g, random() as h
  from ages
), told as (
  select *,
    case when d > exp(-age / 40) and e > 0.0005 then 'closed'
      else (array['received', 'investigating', 'investigating', 'proposed', 'executing', 'revisiting'])[1 + floor(6 * a)]
    end as stage,
    $5::text[] as departments, 1 + floor(10 * power(b, 1.7))::int as place, (random() < 0.15) as is_late
  from chances
), owned as (
  select *, departments[place] as department,
    case when stage <> 'closed' and f < 0.2 then null else departments[place] || '-' || floor(30 * power(g, 1.3))::int end
      as handler,
    ($6::text[])[1 + ((place * 3 + floor(6 * power(c, 2))::int) % 16)] as category,
    case when h < 0.05 then 'major' when h < 0.3 then 'normal' else 'minor' end as severity,
    case when stage in ('closed', 'proposed') then null
      when is_late then now() - random() * interval '10 days'
      else now() + power(random(), 2) * interval '12 days' end as due,
    (select string_agg(($4::text[])[floor(power(cardinality($4::text[]), random()))::int], '')
      from generate_series(1, 3 + n % 4)) as subject,
    (select string_agg(($4::text[])[floor(power(cardinality($4::text[]), random()))::int], case when k % 5 = 0 then '，' else '' end)
      from generate_series(1, 8 + n % 17) k) as description,
    substr('王李张刘陈杨赵黄周吴徐孙', 1 + floor(random() * 12)::int, 1)
      || substr('芳伟敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚', 1 + floor(random() * 20)::int, 1 + floor(random() * 2)::int) as name
  from told
), levelled as (
  select *, case when stage = 'closed' then 0 when severity = 'major' then 3 when is_late and a < 0.5 then 1
    when is_late and a < 0.7 then 2 else 0 end as level,
    'cmp_' || substr(md5('a' || n), 1, 26) as id,
    (array['complaint', 'complaint', 'complaint', 'complaint', 'complaint', 'complaint', 'enquiry', 'suggestion', 'praise'])
      [1 + floor(9 * power(c, 1.5))] as kind,
    case severity when 'major' then 1 when 'normal' then 3 else 4 end as priority,
    1000 * coalesce(extract(epoch from due), extract(epoch from received_at) + 1e11) as due_order,
    received_at + (now() - received_at) * b as touched_at
  from owned
)
insert into complaint (id, number, kind, channel, category, severity, department, handler, stage, outcome, cycle, level,
  received_at, registered_at, next_due_at, next_due_clock, overdue_since, provisional, closed_at, subject, order_number,
  complainant_name, version, state, policy_digest, calendar_digest, run_id, run_ordinal, history_length, updated_at,
  due_order, level_order, ties, priority, desk_order, touched_order)
select id, 'Y' || to_char(received_at, 'YYYYMMDD') || '-' || upper(substr(md5('b' || n), 1, 8)) || '-' || n % 10,
  kind,
  ($7::text[])[1 + floor(9 * power(e, 2))], category, severity, department, handler, stage,
  case when stage = 'closed' then
    (array['resolved', 'resolved', 'resolved', 'finalResponse', 'withdrawn', 'unreachable', 'refused', 'merged',
      'transferred'])[1 + floor(9 * power(f, 1.5))] end,
  1 + (g < 0.06)::int + (g < 0.01)::int, level, date_trunc('milliseconds', received_at), received_at, due,
  case when due is not null then 'resolve' end, case when is_late then due end, stage <> 'closed' and h > 0.995,
  case when stage = 'closed' then received_at + interval '6 days' end, subject,
  case when a < 0.6 then 'R' || to_char(received_at, 'YYYYMMDD') || '-' || floor(b * 10000)::int end, name, n,
  jsonb_build_object(
    'details', jsonb_build_object('complainant', jsonb_build_object('name', name, 'phone', '138' || floor(h * 1e8)::int),
      'subject', subject, 'description', description),
    'touchedAt', floor(1000 * extract(epoch from touched_at)),
    'waiting', case when stage = 'proposed' then '[{"reason": "consent"}]'::jsonb else '[]' end,
    'clocks', (select jsonb_agg(jsonb_build_object('name', md5(k || 'c' || n), 'cycle', 1, 'n', k, 'state', 'met',
      'startedAt', 1700000000000 + n, 'dueAt', 1700000000000 + k * n, 'pauses', '[]'::jsonb, 'warnings', 0))
      from generate_series(1, 7) k)),
  '\\x01', '\\x02', 'run', 1, 5, now(), due_order, due_order + (9 - level) * 200000000000000,
  array['department:team-' || n % 20] || coalesce(array['handler:' || handler], '{}')
    || case when n % 3 > 0 then array['takenIn:desk-' || n % 60] else '{}' end,
  priority,
  due_order + 125000000000000 * case when stage = 'closed' then 16
    else 8 - 8 * (is_late and due is not null)::int + 4 * (kind <> 'complaint')::int + priority - 1 end,
  1000 * case when stage = 'closed' then extract(epoch from received_at) + 1e11 else extract(epoch from touched_at) end
from levelled`

/** What is overdue has lapsed; of what is closed, one in eight, five days after it came in. */
function lapsesSql() {
  return `
insert into clock (complaint_id, cycle, clock, n, state, owed_by, started_at, due_at, provisional, ended_at,
  breached_due_at, breach_retroactive, breach_voided)
select id, 1, case when version % 3 = 0 then 'acknowledge' else 'resolve' end, 1,
  case when stage = 'closed' then 'met' else 'running' end, 'firm', received_at, due, false, closed_at, due, false, false
from complaint, lateral (select coalesce(overdue_since, received_at + interval '5 days') as due) lapsed
where overdue_since is not null or stage = 'closed' and version % 8 = 0
on conflict do nothing`
}
