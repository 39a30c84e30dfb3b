import { formatDate } from '../../../shared/calendar.ts'
import { type RequestKind, requestKinds } from '../../../shared/data-request-kinds.ts'
import { regionInSentence } from '../../../shared/region-words.ts'
import { type OfficeKind, officeInWords } from './office.ts'
import { calendarNames, type HolidayCalendar, holidayCalendars } from './region.ts'

export type SocietyChangeKind =
  | 'region-added'
  | 'region-renamed'
  | 'region-ended'
  | 'region-reopened'
  | 'regions-ordered'
  | 'calendar-chosen'
  | 'holiday-added'
  | 'holiday-removed'
  | 'office-given'
  | 'office-ended'
  | 'second-steps-removed'
  | 'link-made'
  | 'hold-placed'
  | 'hold-lifted'
  | 'request-answered'
  | 'request-refused'
  | 'request-extended'
  | 'person-erased'

/** One line of the log, with the names that its reader may see; null: nobody any more, or nobody in particular. */
export interface SocietyChange {
  readonly kind: SocietyChangeKind
  readonly by: string | null
  readonly region: string | null
  readonly person: string | null
  readonly office: OfficeKind | null
  readonly onDay: Temporal.PlainDate | null
  readonly before: string | null
  readonly after: string | null
  /** By whoever runs the server, with npm run admin. */
  readonly fromCommandLine?: boolean | undefined
}

/** 'Morag Sinclair made Beth Loveday representative of the Midlands.' */
export function societyChangeInWords(change: SocietyChange): string {
  const by = change.fromCommandLine ? 'From the server’s command line, somebody' : 'Somebody who has left'
  return `${change.by ?? by} ${did(change)}.`
}

function did({ kind, ...change }: SocietyChange): string {
  const region = regionInSentence(change.region ?? change.after ?? 'a region')
  const person = change.person ?? 'somebody who has left'
  const office = change.office === null ? 'an office' : officeInWords(change.office, change.region)
  const day = change.onDay === null ? 'a day' : formatDate(change.onDay)
  switch (kind) {
    case 'region-added':
      return `added the region ${change.after}`
    case 'region-renamed':
      return `renamed the region ${change.before} to ${change.after}`
    case 'region-ended':
      return `closed the region ${change.after}`
    case 'region-reopened':
      return `opened the region ${change.after} again`
    case 'regions-ordered':
      return 'put the regions in another order'
    case 'calendar-chosen':
      return `gave ${region} the public holidays of ${calendarInWords(change.after)}`
    case 'holiday-added':
      return `made ${day} a holiday ${where(change)}: ${change.after}`
    case 'holiday-removed':
      return `made ${day} a working day ${where(change)}, instead of ${change.after}`
    case 'office-given':
      return `made ${person} ${office}`
    case 'second-steps-removed':
      return `removed the passkeys, app and recovery codes of ${person}`
    case 'link-made':
      return `made a link to sign in as ${person}`
    case 'hold-placed':
      return 'placed a hold: something about somebody is not deleted until it is lifted'
    case 'hold-lifted':
      return 'lifted a hold: what it kept is deleted when its day comes'
    case 'request-answered':
      return `answered a request about data: ${asked(change.after)}`
    case 'request-refused':
      return `refused a request about data, with a reason: ${asked(change.after)}`
    case 'request-extended':
      return `told somebody that their request about data takes until ${day}: ${asked(change.after)}`
    case 'person-erased':
      return 'erased somebody who had asked for it'
    case 'office-ended':
      return change.person !== null && change.person === change.by
        ? `stopped being ${office}`
        : `ended the office of ${person}, who was ${office}`
  }
}

/** Of whom is nobody's to read here. */
const asked = (kind: string | null): string => {
  const known = requestKinds.find((each) => each === kind)
  return known === undefined ? 'nobody knows any more what was asked' : requestInWords[known]
}

const requestInWords: Readonly<Record<RequestKind, string>> = {
  access: 'to see what is held',
  correction: 'to have something corrected',
  restriction: 'to stop or limit the use of something',
  erasure: 'to be erased',
}

function where({ region, before }: Pick<SocietyChange, 'region' | 'before'>): string {
  if (region !== null) return `in ${regionInSentence(region)}`
  return before === null ? 'where no region is given' : `in ${before} regions`
}

const calendarInWords = (key: string | null): string => {
  const known = holidayCalendars.find((calendar): calendar is HolidayCalendar => calendar === key)
  return known === undefined || known === 'none' ? 'no country' : calendarNames[known]
}
