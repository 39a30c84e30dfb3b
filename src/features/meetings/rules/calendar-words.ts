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
  /\S+@\S+/gu,
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
