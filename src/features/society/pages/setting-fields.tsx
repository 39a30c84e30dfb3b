import type { Currency } from '../../../shared/money.ts'
import { formatMoney } from '../../../shared/money.ts'
import type { TimeZoneChoice } from '../../../shared/time-zones.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { MoneyField, NumberField } from '../../../ui/fields.tsx'
import { Details } from '../../../ui/notices.tsx'
import type { SettingGroup, SettingLine } from '../rules/setting-groups.ts'

interface SettingGroupsProps {
  groups: readonly SettingGroup[]
  currency: Currency
  attempt?: Attempt | undefined
}

/** The society's numbers: each group says in a sentence what holds, and opens to be changed. */
export function SettingGroups({ groups, currency, attempt }: SettingGroupsProps) {
  return (
    <>
      {groups.map((group) => (
        <div key={group.change}>
          <p>{group.inWords}</p>
          <Details
            summary={group.change}
            open={group.lines.some(({ name }) => attempt && Object.hasOwn(attempt.problems, name))}
          >
            {group.lines.map((line) => (
              <SettingField key={line.name} line={line} currency={currency} />
            ))}
          </Details>
        </div>
      ))}
    </>
  )
}

function SettingField({ line, currency }: { line: SettingLine; currency: Currency }) {
  const { name, label, unit, value, usual } = line
  const isMoney = name.endsWith('Minor')
  const recommended = isMoney ? formatMoney({ minor: usual, currency }) : `${usual}`
  const hint = value === usual ? line.advice : `${line.advice} Recommended: ${recommended}.`
  return isMoney ? (
    <MoneyField name={name} label={`${label}, ${unit}`} hint={hint} value={value} currency={currency} />
  ) : (
    <NumberField
      name={name}
      label={label}
      hint={hint}
      value={value}
      unit={unit === 'year' ? undefined : unit}
    />
  )
}

interface CurrencyAndZoneProps {
  currency: Currency
  timeZone: string
  timeZones: readonly TimeZoneChoice[]
}

export function CurrencyAndZone({ currency, timeZone, timeZones }: CurrencyAndZoneProps) {
  return (
    <>
      <Select
        name="timeZone"
        label="Time zone"
        hint="For new groups. Each group keeps its own."
        value={timeZone}
        options={timeZones}
      />
      <Select
        name="currency"
        label="Currency"
        hint="For new groups, and for the fees that the society recommends."
        value={currency}
        options={[
          { value: 'GBP', label: 'Pounds (£)' },
          { value: 'EUR', label: 'Euro (€)' },
        ]}
      />
    </>
  )
}
