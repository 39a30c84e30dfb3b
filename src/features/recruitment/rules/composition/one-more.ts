import { firstName } from '../../../../shared/first-name.ts'
import { ordinal } from '../../../../shared/numerals.ts'
import { type OfCircle, rangeInWords, type SizeFacts, seated } from './circle-to-be.ts'

/** 'nurse' of 'Nurse'; letters that stand for words stay as they are. */
const asOne = (profession: string): string => (profession === 'GP' ? 'GP' : profession.toLowerCase())

const placeOf: Readonly<Record<string, string>> = {
  Hospital: 'a hospital',
  'Mental health service': 'a mental health service',
  'Community service': 'a community service',
  'Hospice or palliative care': 'a hospice or palliative care',
  'University or training programme': 'a university or training programme',
  'Charity or voluntary organisation': 'a charity',
  'Prison or secure setting': 'a prison or secure setting',
}

const place = (setting: string): string => placeOf[setting] ?? setting.toLowerCase()

/** Whoever works in several places is the first from nowhere. */
const ofSeveral = 'Several of these, or something else'

/** 'With Rhona: 7 of 8–10, third nurse, first from a hospital'. */
export function oneMoreInWords(ref: string, people: readonly OfCircle[], size: SizeFacts): string | null {
  const change = oneMore(ref, people, size)
  const name = people.find((one) => one.ref === ref)?.name ?? ''
  return change && `With ${firstName(name)}: ${change}`
}

/** What one more would change, beside their name: '7 of 8–10, third nurse'. Null for whoever sits there already. */
export function oneMore(ref: string, people: readonly OfCircle[], size: SizeFacts): string | null {
  const newcomer = people.find((one) => one.ref === ref)
  if (!newcomer || newcomer.part === 'leader' || newcomer.part === 'member') return null
  const others = seated(people).filter((one) => one.ref !== ref)
  const seats = others.length + 1
  const { profession, setting } = newcomer
  const nth = (fits: (one: OfCircle) => boolean) => ordinal(others.filter(fits).length + 1)
  const parts = [
    seats > size.mostMembers
      ? `${seats} where there are ${size.mostMembers} seats`
      : `${seats} of ${rangeInWords(size)}`,
    profession && `${nth((one) => one.profession === profession)} ${asOne(profession)}`,
    setting && setting !== ofSeveral && `${nth((one) => one.setting === setting)} from ${place(setting)}`,
  ]
  return parts.filter(Boolean).join(', ')
}
