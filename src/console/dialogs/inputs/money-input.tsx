import { Group, NumberInput, Select } from '@mantine/core'
import { useForm } from '../form.tsx'
import type { Framed } from '../input.ts'
import { labelOf } from '../labels.ts'

type Money = { amountCents?: number | undefined; currency?: string }

/** The first is what is meant where nobody chooses. */
const CURRENCIES = ['CNY', 'HKD', 'USD', 'EUR', 'GBP'] as const

/** A sum as people write it; sent in cents, as the API counts. */
export function MoneyInput({ value, onChange, framing }: Framed) {
  const { known } = useForm()
  const { amountCents, currency = CURRENCIES[0] } = (value ?? {}) as Money
  const change = (money: Money) =>
    onChange(money.amountCents === undefined ? undefined : { currency, ...money })
  return (
    <Group gap="xs" align="start" wrap="nowrap">
      <NumberInput
        {...framing}
        min={0}
        decimalScale={2}
        thousandSeparator=","
        style={{ flex: 1 }}
        value={amountCents === undefined ? '' : amountCents / 100}
        onChange={(typed) =>
          change({ amountCents: typed === '' ? undefined : Math.round(Number(typed) * 100), currency })
        }
      />
      <Select
        label={labelOf('currency', known.language)}
        data={[...CURRENCIES]}
        value={currency}
        allowDeselect={false}
        w={90}
        onChange={(chosen) => change({ amountCents, currency: chosen ?? currency })}
      />
    </Group>
  )
}
