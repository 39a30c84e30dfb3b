import type { Accreditation } from '../../../shared/accreditation.ts'
import { formatDateOnly } from '../../../shared/calendar.ts'

interface Standing {
  state: Accreditation
  sinceOn: Temporal.PlainDate | null
  untilOn: Temporal.PlainDate | null
}

/** 'Accredited since 1 March 2024, until 28 February 2029' */
export function standingInWords({ state, sinceOn, untilOn }: Standing): string {
  const since = sinceOn ? ` since ${formatDateOnly(sinceOn)}` : ''
  if (state === 'accredited')
    return `Accredited${since}${untilOn ? `, until ${formatDateOnly(untilOn)}` : ''}`
  if (state === 'working-towards') return `Working towards accreditation${since}`
  return untilOn ? `Not accredited: the accreditation ended on ${formatDateOnly(untilOn)}` : 'Not accredited'
}
