import {
  atRisk,
  counted,
  type EssentialRule,
  type Finding,
  met,
  missing,
  notApplicable,
} from '../essential.ts'
import type { GroupFacts, PlaceFacts } from '../group-facts.ts'

const onceThereIsARoom = notApplicable('As soon as there is a room.')

/** Asks of the room, if there is one. */
function ofTheRoom({ place }: GroupFacts, assess: (place: PlaceFacts) => Finding): Finding {
  return place ? assess(place) : onceThereIsARoom
}

/** Asks of what the members have said about their screens. */
function ofTheScreens(
  { members, membersWith }: GroupFacts,
  which: 'computer' | 'camera' | 'connection',
  words: string,
  thing: string,
): Finding {
  const having = membersWith?.[which] ?? 0
  if (members === 0) return notApplicable('There are no members yet.')
  return having >= members
    ? met(words)
    : atRisk(
        `${members - having} of ${counted(members, 'member')} yet to say that they have ${thing}.`,
        'See who is ready for the screen',
        'applications',
      )
}

export const placeRules: readonly EssentialRule[] = [
  {
    name: 'area',
    title: 'Where the group is',
    heading: 'place',
    requirements: ['R40'],
    weight: 'must',
    mode: 'face-to-face',
    advice: 'People look for a group they can get to after work. The area is public, the room is not.',
    assess: ({ area, regionName }) =>
      area || regionName
        ? met(`${area ?? regionName}.`)
        : missing('It is not said yet where the group will meet.', 'Say where you meet', 'frame'),
  },
  {
    name: 'room',
    title: 'A room',
    heading: 'place',
    requirements: ['R40'],
    weight: 'must',
    mode: 'face-to-face',
    advice: 'One room that is yours whenever you meet. Its name and address are known to this group alone.',
    assess: ({ place, planned }) => {
      if (place) return met(`${place.name}.`)
      return missing(
        planned?.hasRoom ? 'There is no room yet. Your plan had one: name it here.' : 'There is no room yet.',
        'Name the room',
        'place',
      )
    },
  },
  {
    name: 'room-fits-the-circle',
    title: 'Room for the circle',
    heading: 'place',
    requirements: ['R26'],
    weight: 'must',
    mode: 'face-to-face',
    advice: 'Everyone sits comfortably in one circle, without a table and without a second row.',
    assess: (facts) =>
      ofTheRoom(facts, ({ seats }) => {
        const needed = facts.mostMembers + Math.max(1, facts.leaders.length + facts.leadersInvited)
        return seats >= needed
          ? met(`${counted(seats, 'seat')} for a circle of ${needed}.`)
          : missing(
              `${counted(seats, 'seat')} for a circle of ${needed}: find a larger room or a smaller size.`,
              'Change the room',
              'place',
            )
      }),
  },
  {
    name: 'room-undisturbed',
    title: 'Free from intrusion',
    heading: 'place',
    requirements: ['R27'],
    weight: 'must',
    mode: 'face-to-face',
    advice: 'Nobody walks in and nobody listens in: what is said in the circle stays there.',
    assess: (facts) =>
      ofTheRoom(facts, ({ freeFromIntrusion }) =>
        freeFromIntrusion
          ? met('Nobody walks in on the group.')
          : missing('The group may be disturbed in this room.', 'Change the room', 'place'),
      ),
  },
  {
    name: 'room-for-all-dates',
    title: 'The same room each time',
    heading: 'place',
    requirements: ['R27'],
    weight: 'must',
    mode: 'face-to-face',
    advice: 'Book it for every date of the term at once, not from week to week.',
    assess: (facts) =>
      ofTheRoom(facts, ({ freeForAllDates }) => {
        const { datesAhead, datesUnbooked, datesNotFree = 0 } = facts
        if (datesNotFree > 0)
          return missing(
            `${counted(datesNotFree, 'date')} cannot be as planned: somebody else is there, or one of you elsewhere.`,
            'See which dates are not free',
            'place',
          )
        if (datesAhead === 0 || datesUnbooked === undefined)
          return freeForAllDates
            ? met('The room is free for every date.')
            : missing('The room is not booked for every date.', 'Book the room for all dates', 'place')
        if (datesUnbooked === 0) return met('The room is booked for every date.')
        return missing(
          datesUnbooked === datesAhead
            ? `None of ${counted(datesAhead, 'date')} is confirmed with the house yet.`
            : `${datesUnbooked} of ${counted(datesAhead, 'date')} ${datesUnbooked === 1 ? 'is' : 'are'} not confirmed with the house yet.`,
          'Confirm the dates',
          'place',
        )
      }),
  },
  {
    name: 'steady-place',
    title: 'No moving about',
    heading: 'place',
    requirements: ['R28'],
    weight: 'should',
    mode: 'face-to-face',
    advice:
      'A change of place unsettles a group, above all one that nobody expected. What cannot be helped is announced well ahead.',
    assess: (facts) =>
      ofTheRoom(facts, () => {
        const { planned, unplanned } = facts.moves ?? { planned: 0, unplanned: 0 }
        if (planned + unplanned === 0)
          return met(facts.meetingsHeld > 0 ? 'The group has stayed in its place.' : 'Chosen to stay.')
        if (unplanned === 0 && planned === 1) return met('One move in a year, announced well ahead.')
        const moves = `${counted(planned + unplanned, 'change')} of place in a year`
        return atRisk(
          unplanned === 0 ? `${moves}.` : `${moves}, ${unplanned} of them at short notice.`,
          'Look for a place that stays',
          'place',
        )
      }),
  },
  {
    name: 'where-to-look',
    title: 'Places worth asking',
    heading: 'place',
    requirements: ['R31'],
    weight: 'may',
    mode: 'face-to-face',
    advice:
      'Health centres, education rooms of hospitals, community venues, counselling and psychotherapy bodies: many have a room that stands empty in the evening.',
    assess: ({ place }) =>
      place
        ? met('You have found one.')
        : notApplicable(
            'Health centres, hospitals, community venues and counselling bodies are worth asking.',
          ),
  },
  {
    name: 'supportive-institution',
    title: 'A home in an institution',
    heading: 'place',
    requirements: ['R29'],
    weight: 'may',
    mode: 'face-to-face',
    advice:
      'A clinical department or an educational body that stands behind Balint work is a good home: room, recognition and newcomers often come with it.',
    assess: ({ place }) =>
      place?.base === 'institution'
        ? met('An institution supports the group.')
        : notApplicable('A department or an educational body may be glad to have you.'),
  },
  {
    name: 'own-rules',
    title: 'Free to set your own rules',
    heading: 'place',
    requirements: ['R30'],
    weight: 'may',
    mode: 'both',
    advice: 'A group that belongs to nobody else often works well, and decides for itself how it works.',
    assess: ({ place, mode, groundRulesVersion }) =>
      groundRulesVersion !== null && (mode === 'online' || place?.base === 'independent')
        ? met('The group is its own, with rules of its own.')
        : notApplicable('An independent group decides for itself how it works.'),
  },
  {
    name: 'way-in',
    title: 'A way in online',
    heading: 'place',
    requirements: ['R40'],
    weight: 'must',
    mode: 'online',
    advice: 'One address for every meeting, which only this group sees.',
    assess: ({ hasLink }) =>
      hasLink
        ? met('The way in is set; members see it shortly before each meeting.')
        : missing('There is no way in yet.', 'Set the way in', 'place'),
  },
  {
    name: 'good-connection',
    title: 'A line that holds',
    heading: 'place',
    requirements: ['R32'],
    weight: 'must',
    mode: 'online',
    advice:
      'Whoever drops out in the middle of a case is missed. Everyone tries the line from the place where they will sit.',
    assess: (facts) =>
      ofTheScreens(
        facts,
        'connection',
        'Every member has said that their connection is good.',
        'a good connection',
      ),
  },
  {
    name: 'computers',
    title: 'A computer for each',
    heading: 'place',
    requirements: ['R33'],
    weight: 'must',
    mode: 'online',
    advice: 'A phone or a tablet is too small for the whole circle: everyone sits at a computer or laptop.',
    assess: (facts) => ofTheScreens(facts, 'computer', 'Every member has a computer.', 'a computer'),
  },
  {
    name: 'everyone-in-sight',
    title: 'Everyone in sight, all the time',
    heading: 'place',
    requirements: ['R34'],
    weight: 'must',
    mode: 'online',
    advice: 'Cameras stay on, the presenter’s too, and nobody has to be scrolled to.',
    assess: (facts) => {
      const { members, settings } = facts
      if (members > settings.onlineMembersMax) {
        return atRisk(
          `${counted(members, 'member')} and the leaders are more than most screens show at once.`,
          'Think about the size',
          'frame',
        )
      }
      return ofTheScreens(
        facts,
        'camera',
        'Every member has a camera, and all fit on one screen.',
        'a camera',
      )
    },
  },
  {
    name: 'online-guidelines',
    title: 'The society’s page on meeting online',
    heading: 'place',
    requirements: ['R35'],
    weight: 'should',
    mode: 'online',
    advice: 'What everybody needs at their screen stands in one place that the society keeps.',
    assess: ({ settings }) =>
      settings.onlineGuidelinesUrl
        ? met('This plan and your letter lead to it.')
        : notApplicable('The society has not named one.'),
  },
]
