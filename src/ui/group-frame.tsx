import type { ComponentChildren } from 'preact'
import { areaAndRegion } from '../shared/area.ts'
import { Circle } from './circle.tsx'
import { Document } from './document.tsx'
import { PlaceHeader, Tabs } from './layout.tsx'
import type { Seat } from './seats.ts'

/** What the head of a group's pages says of it. */
export interface FramedGroup {
  id: string
  name: string
  mode: 'face-to-face' | 'online'
  regionName?: string | null | undefined
  area?: string | null | undefined
  /** null: in planning, or closed to applicants. */
  openedAt?: Temporal.Instant | null | undefined
}

/** What the frame around a group's pages shows of it. */
export interface Framing {
  group: FramedGroup
  seats: readonly Seat[]
  /** What the viewer is to the group: decides which places there are to go. */
  standing: 'leader' | 'member' | 'office' | null
  /** A member who keeps the money with the leaders, or who led the group to its end: on the pages about it. */
  keepsMoney?: boolean | undefined
}

interface GroupFrameProps extends Framing {
  /** This page within the group: "Leaders". */
  title: string
  /** The shown tab's address; the page's own path when left out. */
  current?: string | undefined
  /** The small circle beside the name; left out where the page shows it large. */
  withCircle?: boolean | undefined
  children?: ComponentChildren
}

/** The whole page around whatever a group's people do with it. */
export function GroupFrame({
  group,
  standing,
  keepsMoney,
  title,
  withCircle = true,
  ...props
}: GroupFrameProps) {
  return (
    <Document title={`${title} · ${group.name}`} width="wide">
      <PlaceHeader
        title={group.name}
        eyebrow={whereInWords(group)}
        picture={withCircle && <Circle seats={props.seats} size="small" />}
      />
      <Tabs label="This group" tabs={tabsFor(group.id, standing, keepsMoney)} current={props.current} />
      {props.children}
    </Document>
  )
}

/** "Face to face · Leith, Scotland · open to applicants" */
export function whereInWords({ mode, area, regionName, openedAt }: FramedGroup): string {
  return [
    mode === 'online' ? 'Online' : 'Face to face',
    areaAndRegion(area, regionName),
    openedAt === undefined ? '' : openedAt ? 'open to applicants' : 'not open to applicants',
  ]
    .filter(Boolean)
    .join(' · ')
}

function tabsFor(groupId: string, standing: GroupFrameProps['standing'], keepsMoney = false) {
  const at = (place: string, label: string): Place => ({ href: `/groups/${groupId}${place}`, label })
  const moneyPlaces: [Place, ...Place[]] = [
    at('/money', 'The purse'),
    at('/money/invoices', 'Invoices'),
    at('/money/payments', 'Payments'),
    at('/money/expenses', 'Expenses'),
    at('/money/leaders', 'Leaders’ pay'),
    at('/money/books', 'Books'),
    at('/money/cards', 'Cards'),
    at('/money/settings', 'Choices'),
  ]
  if (standing === 'leader') {
    return [
      at('/plan', 'Plan'),
      area('Arrangements', [
        at('/frame', 'Day & time'),
        at('/place', 'Place'),
        at('/leaders', 'Leaders'),
        at('/rules', 'Rules & aims'),
        at('/supervision', 'Supervision'),
      ]),
      area('New members', [
        at('/applicants', 'Applicants'),
        at('/interviews', 'Interviews'),
        at('/outreach', 'Outreach'),
        at('/tasters', 'Tasters'),
      ]),
      area('Meetings', [
        at('/meetings', 'Dates'),
        at('/session-plans', 'Meeting plans'),
        at('/letters', 'Standard letters'),
        at('/debriefs', 'Debriefs'),
      ]),
      area('Money', [...moneyPlaces, at('/fee', 'What it costs'), at('/budget', 'Budget')]),
      area('People', [
        at('/circle', 'The circle'),
        at('/messages', 'Messages'),
        at('/attendance', 'Attendance'),
        at('/certificates', 'Certificates'),
        at('/endings', 'Changes & endings'),
      ]),
    ]
  }
  const publicPage = at('', 'What others see')
  const money = keepsMoney ? area('Money', moneyPlaces) : at('/money', 'Money')
  return standing === 'member'
    ? [
        at('/circle', 'The circle'),
        at('/dates', 'Dates'),
        at('/messages', 'Messages'),
        at('/attendance', 'Your attendance'),
        money,
        at('/certificates', 'Certificates'),
        publicPage,
      ]
    : keepsMoney
      ? [money, publicPage]
      : [publicPage]
}

interface Place {
  href: string
  label: string
}

/** Opens at its first place. */
function area(label: string, within: readonly [Place, ...Place[]]) {
  return { href: within[0].href, label, within }
}
