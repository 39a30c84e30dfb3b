import { listed } from '../../../../shared/listed.ts'

/** What a check looks at, in its order. */
export const checked = ['picture', 'voice', 'sound', 'connection', 'screen'] as const
export type Checked = (typeof checked)[number]

/** What a member tells the leaders: a word for each check, no measure and no address. In neither: it was not tried. */
export interface Told {
  readonly passed: readonly Checked[]
  readonly failed: readonly Checked[]
}

/** A row of the check as it stands: a connection that will do has passed; one that is weak has not. */
export function toTell(found: Readonly<Record<Checked, boolean | null>>): Told {
  return {
    passed: checked.filter((each) => found[each] === true),
    failed: checked.filter((each) => found[each] === false),
  }
}

const failedWords: Readonly<Record<Checked, string>> = {
  picture: 'no picture',
  voice: 'no voice',
  sound: 'hears nothing',
  connection: 'a weak connection',
  screen: 'a small screen',
}

/** "no picture and a weak connection; sound not tried" */
export function toldInWords({ passed, failed }: Told): string {
  const untried = checked.filter((each) => !passed.includes(each) && !failed.includes(each))
  const found = failed.length > 0 ? listed(failed.map((each) => failedWords[each])) : null
  if (untried.length === 0) return found ?? 'everything works'
  const open = `${listed(untried)} not tried`
  return found ? `${found}; ${open}` : `nothing amiss; ${open}`
}

/** "2 have not told theirs." */
export function untoldInWords(people: number): string | null {
  if (people === 0) return null
  return people === 1 ? 'One has not told theirs.' : `${people} have not told theirs.`
}
