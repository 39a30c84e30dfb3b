import { listed } from '../../../../shared/listed.ts'
import { mostFrequent } from '../../../../shared/most-frequent.ts'
import { inWords } from '../../../../shared/numerals.ts'
import { type OfCircle, rangeInWords, type SizeFacts, seated, shares } from './circle-to-be.ts'

export interface Advice {
  readonly about: string
  readonly words: string
  /** Worth a thought; nothing here forbids. */
  readonly isConcern: boolean
}

/** How the circle looks beside what the guidance advises: its size, its professions, its leaders'. Advice, not law. */
export const adviceOn = (people: readonly OfCircle[], size: SizeFacts): Advice[] => [
  onSize(people, size),
  onMixture(people),
  onLeaders(people),
]

/** R6–R8, and R50 for a screen: the group's own most. */
function onSize(people: readonly OfCircle[], size: SizeFacts): Advice {
  const seats = seated(people).length
  const { mode, mostMembers, fewestMembers, settings } = size
  const count = `${inWords(seats)} of ${rangeInWords(size)}`.replace(/^./, (first) => first.toUpperCase())
  const about = 'Size'
  if (seats > mostMembers) {
    return { about, words: `${count}: more than the ${mostMembers} seats you have set.`, isConcern: true }
  }
  if (seats < fewestMembers) {
    return { about, words: `${count}; you begin with ${inWords(fewestMembers)}.`, isConcern: false }
  }
  if (mode === 'online') {
    const words = `${count}: as many as your group and its screen hold at most. Online, smaller is usual.`
    return { about, words, isConcern: false }
  }
  if (seats >= settings.membersIdealMin) {
    return { about, words: `${count}: enough when someone is away.`, isConcern: false }
  }
  return seats >= settings.membersMin
    ? { about, words: `${count}: enough, if they come every time.`, isConcern: false }
    : { about, words: `${count}: one absence leaves very few in the circle.`, isConcern: true }
}

/** R9, R11: both ways work. */
function onMixture(people: readonly OfCircle[]): Advice {
  const about = 'Professions'
  const said = shares(seated(people), 'profession').filter(({ word }) => word !== null)
  const unsaid = seated(people).filter(({ profession }) => profession === null).length
  const rest = unsaid === 0 ? '' : ` ${counted(unsaid)} not said.`
  if (said.length === 0)
    return { about, words: `Nobody has a seat yet, or nobody has said.${rest}`, isConcern: false }
  return said.length === 1
    ? {
        about,
        words: `One profession: they know each other’s work. Others with the same patients would see other things in them.${rest}`,
        isConcern: false,
      }
    : {
        about,
        words: `${inWords(said.length).replace(/^./, (first) => first.toUpperCase())} professions: that can be very fruitful.${rest}`,
        isConcern: false,
      }
}

const counted = (unsaid: number): string => (unsaid === 1 ? 'One has' : `${inWords(unsaid)} have`)

/** R20: one leader from the profession that most members have. */
function onLeaders(people: readonly OfCircle[]): Advice {
  const about = 'Leaders'
  const most = mostFrequent(seated(people).flatMap(({ profession }) => profession ?? []))
  const leaders = people.filter(({ part }) => part === 'leader')
  if (most.length === 0)
    return { about, words: 'It shows once members have said what they are.', isConcern: false }
  if (most.length > 2)
    return { about, words: 'No profession is more frequent than the others yet.', isConcern: false }
  const ofThem = leaders.filter(({ profession }) => profession !== null && most.includes(profession))
  if (ofThem.length > 0) {
    const names = listed(ofThem.map(({ name }) => name))
    const words = `${names} ${ofThem.length === 1 ? 'shares' : 'share'} ${most.length === 1 ? 'the profession of most members' : 'one of the professions that most members have'} (${listed(most)}).`
    return { about, words, isConcern: false }
  }
  const silent = leaders.filter(({ profession }) => profession === null)
  if (silent.length > 0) {
    const words = `Most members: ${listed(most)}. ${listed(silent.map(({ name }) => name))} ${silent.length === 1 ? 'has' : 'have'} not said what they are.`
    return { about, words, isConcern: false }
  }
  const words = `Most members: ${listed(most)}; none of you is. It can help if one leader knows their work from their own; it can be as good without.`
  return { about, words, isConcern: false }
}
