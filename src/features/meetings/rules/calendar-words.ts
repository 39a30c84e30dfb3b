import type { CalendarTitle } from '../../../shared/calendar-titles.ts'

/** A calendar is kept on other people's machines, and others look over one's shoulder. */
export interface CalendarChoice {
  readonly title: CalendarTitle
  /** A word of their own that says nothing, such as "Meeting". */
  readonly ownWord: string | null
  readonly showsPlace: boolean
}

/** Until somebody chooses otherwise. */
export const usualChoice: CalendarChoice = { title: 'balint-group', ownWord: null, showsPlace: true }

/** Of somebody without an account, who cannot choose: nothing that tells whoever looks over their shoulder. */
export const neutralChoice: CalendarChoice = { title: 'own-word', ownWord: null, showsPlace: false }

/** What is met about besides a group's meetings: a talk, a meeting to try. */
export interface EventWords {
  /** 'Interview' */
  readonly what: string
  /** As a calendar calls it that says nothing: 'Talk', 'Meeting'. */
  readonly neutral: string
  readonly groupName?: string | undefined
  readonly description: string
  /** How or where, never the way in. */
  readonly location: string | null
}

/** Its entry as its reader wants calendars to speak. */
export function eventInWords(
  choice: CalendarChoice,
  { what, neutral, groupName = '', description, location }: EventWords,
): { summary: string; description: string | null; location: string | null } {
  const isNeutral = choice.title === 'own-word'
  return {
    summary: isNeutral
      ? withoutWaysIn(choice.ownWord ?? '') || neutral
      : [what, choice.title === 'group-name' && withoutWaysIn(groupName)].filter(Boolean).join(': '),
    description: isNeutral ? null : description,
    location: choice.showsPlace ? withoutWaysIn(location ?? '') || null : null,
  }
}

const usualTitle = 'Balint group'

export function calendarTitle({ title, ownWord }: CalendarChoice, groupName: string): string {
  switch (title) {
    case 'balint-group':
      return usualTitle
    case 'group-name':
      return withoutWaysIn(groupName) || usualTitle
    case 'own-word':
      return withoutWaysIn(ownWord ?? '') || 'Meeting'
  }
}

/** Where one meets, as far as a calendar program may know it: a name, or that it is online; null: nothing. */
export function calendarPlace(
  { showsPlace }: CalendarChoice,
  meeting: { readonly mode: 'face-to-face' | 'online'; readonly place?: string | null | undefined },
): string | null {
  if (!showsPlace) return null
  if (meeting.mode === 'online') return 'Online'
  return withoutWaysIn(meeting.place ?? '') || null
}

const waysIn: readonly RegExp[] = [
  // An address of the web, of a mailbox, or of a telephone, with what belongs to it.
  /[a-z][a-z0-9+.-]*:\/\/\S*/giu,
  /(?:mailto|tel|sips?|callto|skype|msteams|zoommtg|facetime):\S*/giu,
  /\S*@\S+/gu,
  /\S*www\.\S*/giu,
  /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:[/:?#]\S*)?/gu,
  // Seven digits or more, however they are set: a telephone or the number of a meeting.
  /[+(]?\p{Nd}(?:[\s().\-–—/·,]*\p{Nd}){6,}/gu,
]

/**
 * Somebody's words for a calendar: whatever would lead into a meeting or to a telephone is taken out. "Room 2.14,
 * Library" stays. One line, without characters that cannot be seen.
 */
export function withoutWaysIn(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
  // Again, since what is left of two may join to a third.
  let before = ''
  let words = plain
  while (words !== before) {
    before = words
    for (const way of waysIn) words = words.replace(way, ' ')
    words = words.replace(/\s+/gu, ' ')
  }
  return words.replace(/^[\s,;:|/·–-]+|[\s,;:|/·–-]+$/gu, '')
}
