import { counted, type EssentialRule, type Finding, met, missing, notApplicable } from '../essential.ts'
import type { GroupFacts, PlaceFacts } from '../group-facts.ts'

const onceThereIsARoom = notApplicable('As soon as there is a room.')

/** Asks of the room, if there is one. */
function ofTheRoom({ place }: GroupFacts, assess: (place: PlaceFacts) => Finding): Finding {
  return place ? assess(place) : onceThereIsARoom
}

export const placeRules: readonly EssentialRule[] = [
  {
    name: 'area',
    title: 'Where the group is',
    heading: 'place',
    requirements: ['R5', 'R40'],
    weight: 'must',
    mode: 'face-to-face',
    advice: 'People look for a group they can get to after work. The area is public, the room is not.',
    assess: ({ area, regionName }) =>
      area || regionName
        ? met(`${area ?? regionName}.`)
        : missing('It is not said yet where the group will meet.', 'Say where', 'frame'),
  },
  {
    name: 'room',
    title: 'A room',
    heading: 'place',
    requirements: ['R29', 'R30', 'R31', 'R40'],
    weight: 'must',
    mode: 'face-to-face',
    advice:
      'Health centres, education rooms of hospitals, community venues and counselling bodies often have one. A supportive institution is a good home; an independent group is freer to set its own rules.',
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
    requirements: ['R27', 'R28'],
    weight: 'must',
    mode: 'face-to-face',
    advice: 'A change of room unsettles a group, above all one that nobody expected. Book it for every date.',
    assess: (facts) =>
      ofTheRoom(facts, ({ freeForAllDates }) =>
        freeForAllDates
          ? met('The room is free for every date.')
          : missing('The room is not booked for every date.', 'Book the room for all dates', 'place'),
      ),
  },
  {
    name: 'way-in',
    title: 'A way in online',
    heading: 'place',
    requirements: ['R32', 'R33', 'R34', 'R40'],
    weight: 'must',
    mode: 'online',
    advice:
      'One address for every meeting, which only this group sees. Everyone needs a good connection and a computer: a phone or a tablet cannot show the whole circle.',
    assess: ({ hasLink }) =>
      hasLink
        ? met('The way in is set; members see it shortly before each meeting.')
        : missing('There is no way in yet.', 'Set the way in', 'place'),
  },
]
