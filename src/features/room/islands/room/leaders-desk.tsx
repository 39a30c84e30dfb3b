import { useEffect, useRef, useState } from 'preact/hooks'
import { Press } from '../../../../ui/room/bar.tsx'
import {
  LeadersPanel,
  PanelLine,
  PanelList,
  PanelPart,
  PanelPhases,
  PanelRow,
} from '../../../../ui/room/leaders-panel.tsx'
import { clockOf, elapsedInWords, minutesSince } from '../../rules/on-screen.ts'
import type { RoomCommand, SeatId } from '../../rules/room-state.ts'
import type { CircleView, ForLeaders, SeatView } from '../../rules/room-view.ts'

interface DeskProps {
  view: CircleView
  now: number
  chosen: SeatId | null
  letGo(): void
  send(command: RoomCommand): void
}

/** What leaders alone can see and do. */
export function LeadersDesk({ view, now, chosen, letGo, send }: DeskProps) {
  const leading = view.forLeaders
  const seat = view.seats.find(({ id }) => id === chosen)
  if (!leading) return null
  return (
    <LeadersPanel>
      {seat && <ChosenSeat key={seat.id} view={view} seat={seat} letGo={letGo} send={send} />}
      <Waiting waiting={leading.waiting} send={send} />
      <Session view={view} leading={leading} now={now} send={send} />
      <PresenterPart view={view} send={send} />
      <Raised view={view} raised={leading.raised} send={send} />
      <Roles view={view} send={send} />
      <Closing view={view} hasFallback={leading.hasFallback} send={send} />
    </LeadersPanel>
  )
}

type Send = Pick<DeskProps, 'send'>

interface ChosenSeatProps extends Send {
  view: CircleView
  seat: SeatView
  letGo(): void
}

/** What can be done about one person, once their seat was clicked. */
function ChosenSeat({ view, seat, letGo, send }: ChosenSeatProps) {
  const title = useRef<HTMLHeadingElement>(null)
  const [asks, ask] = useState(false)
  useEffect(() => title.current?.focus(), [])
  useEffect(() => {
    const press = (event: KeyboardEvent) => event.key === 'Escape' && letGo()
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [letGo])
  const isYou = seat.id === view.you
  const isPresenter = view.presenter?.seat === seat.id
  const doing = (command: RoomCommand) => {
    send(command)
    letGo()
  }
  return (
    <PanelPart
      title={seat.name}
      titleRef={title}
      aside={
        <Press tone="quiet" small about={`the choices for ${seat.name}`} press={letGo}>
          Close
        </Press>
      }
    >
      <PanelRow>
        {view.started && !isPresenter && (
          <Press small tone="primary" press={() => doing({ do: 'present', seat: seat.id })}>
            Presents now
          </Press>
        )}
        {!isYou && !seat.microphone && (
          <Press small press={() => doing({ do: 'ask-for', seat: seat.id, what: 'microphone' })}>
            Ask for the microphone
          </Press>
        )}
        {!isYou && !seat.camera && (
          <Press small press={() => doing({ do: 'ask-for', seat: seat.id, what: 'camera' })}>
            Ask for the camera
          </Press>
        )}
        {seat.raised && (
          <Press small press={() => doing({ do: 'lower', seat: seat.id })}>
            Take the signal down
          </Press>
        )}
        {!seat.leads && !asks && (
          <Press small press={() => ask(true)}>
            Send out…
          </Press>
        )}
      </PanelRow>
      {asks && (
        <>
          <PanelLine>{seat.name} goes to the door, and comes in again when you let them.</PanelLine>
          <PanelRow>
            <Press small tone="problem" press={() => doing({ do: 'remove', seat: seat.id })}>
              Send out
            </Press>
            <Press small tone="quiet" press={() => ask(false)}>
              Keep here
            </Press>
          </PanelRow>
        </>
      )}
    </PanelPart>
  )
}

function Waiting({ waiting, send }: Send & Pick<ForLeaders, 'waiting'>) {
  if (waiting.length === 0)
    return (
      <PanelPart title="Waiting room">
        <PanelLine>Nobody waits.</PanelLine>
      </PanelPart>
    )
  return (
    <PanelPart
      calls
      title={waiting.length === 1 ? 'One person waits' : `${waiting.length} people wait`}
      aside={
        waiting.length > 1 && (
          <Press small tone="primary" press={() => send({ do: 'admit-all' })}>
            Admit all
          </Press>
        )
      }
    >
      <PanelList
        label="Waiting"
        rows={waiting.map(({ seat, name, back }) => ({
          key: seat,
          words: back ? `${name} (was sent out)` : name,
          aside: (
            <Press small about={name} press={() => send({ do: 'admit', seat })}>
              Admit
            </Press>
          ),
        }))}
      />
    </PanelPart>
  )
}

interface SessionProps extends Send {
  view: CircleView
  leading: ForLeaders
  now: number
}

function Session({ view, leading, now, send }: SessionProps) {
  const { phase, phases, started } = view
  if (!started)
    return (
      <PanelPart title="Before the start">
        <PanelLine>It begins when you say so, and ends at {clockOf(leading.endsAt)}.</PanelLine>
        <PanelRow>
          <Press small tone="primary" press={() => send({ do: 'start' })}>
            Begin the meeting
          </Press>
        </PanelRow>
      </PanelPart>
    )
  const current = phase === null ? undefined : phases[phase]
  const next = phases[(phase ?? -1) + 1]
  return (
    <PanelPart title={current?.label ?? 'The meeting'}>
      <PanelLine>
        {elapsedInWords(minutesSince(leading.phaseSince, now), current?.minutes)}; the meeting ends at{' '}
        {clockOf(leading.endsAt)}
      </PanelLine>
      {next && (
        <PanelRow>
          <Press small tone="primary" press={() => send({ do: 'phase', phase: (phase ?? -1) + 1 })}>
            Next: {next.label}
          </Press>
        </PanelRow>
      )}
      <PanelPhases
        phases={phases.map(({ label, minutes }) => ({
          label,
          minutes: minutes === undefined ? null : `${minutes} min`,
        }))}
        current={phase}
        choose={(phase) => send({ do: 'phase', phase })}
      />
    </PanelPart>
  )
}

function PresenterPart({ view, send }: Send & { view: CircleView }) {
  const { presenter, started } = view
  if (!started) return null
  if (!presenter)
    return (
      <PanelPart title="Nobody presents">
        <PanelLine>When somebody begins to tell, point at their seat and press “Presents”.</PanelLine>
      </PanelPart>
    )
  const name = view.seats.find(({ id }) => id === presenter.seat)?.name ?? 'Somebody'
  return (
    <PanelPart title={`${name} ${presenterState[presenter.state]}`}>
      <PanelRow>
        {presenter.state === 'sitting-back' ? (
          <Press small press={() => send({ do: 'return' })}>
            Back into the circle
          </Press>
        ) : (
          <Press small press={() => send({ do: 'sit-back' })}>
            Sits back
          </Press>
        )}
        <Press small tone="quiet" press={() => send({ do: 'present', seat: null })}>
          Presents no more
        </Press>
      </PanelRow>
    </PanelPart>
  )
}

const presenterState = { telling: 'presents', 'sitting-back': 'listens', returned: 'is back' } as const

function Raised({ view, raised, send }: Send & { view: CircleView; raised: readonly SeatId[] }) {
  const seats = raised.flatMap((id) => view.seats.find((seat) => seat.id === id) ?? [])
  if (view.signal === 'none' || seats.length === 0) return null
  return (
    <PanelPart title="Wish to speak">
      <PanelList
        label="In the order in which they raised it"
        ordered
        rows={seats.map(({ id, name }) => ({
          key: id,
          words: name,
          aside: (
            <Press small tone="quiet" about={name} press={() => send({ do: 'lower', seat: id })}>
              Take down
            </Press>
          ),
        }))}
      />
    </PanelPart>
  )
}

function Roles({ view, send }: Send & { view: CircleView }) {
  const { moderator, process, you } = view
  if (!moderator || !process) return null
  const nameOf = (id: SeatId) =>
    id === you ? 'you' : (view.seats.find((seat) => seat.id === id)?.name ?? 'not here')
  return (
    <PanelPart
      title="Roles"
      aside={
        <Press small tone="quiet" press={() => send({ do: 'swap-roles' })}>
          Swap
        </Press>
      }
    >
      <PanelLine>
        Moderator: {nameOf(moderator)} · Process leader: {nameOf(process)}
      </PanelLine>
    </PanelPart>
  )
}

function Closing({ view, hasFallback, send }: Send & { view: CircleView; hasFallback: boolean }) {
  const [asks, ask] = useState(false)
  const shows = view.fallback !== null
  return (
    <PanelPart title="If it fails, and at the end">
      <PanelRow>
        {hasFallback && (
          <Press small pressed={shows} press={() => send({ do: 'show-fallback', on: !shows })}>
            {shows ? 'Hide our other link' : 'Show our other link'}
          </Press>
        )}
        {!asks && (
          <Press small tone={view.started ? 'plain' : 'quiet'} press={() => ask(true)}>
            End the meeting…
          </Press>
        )}
      </PanelRow>
      {asks && (
        <>
          <PanelLine>The room closes for everybody at once.</PanelLine>
          <PanelRow>
            <Press small tone="problem" press={() => send({ do: 'end' })}>
              End it for everybody
            </Press>
            <Press small tone="quiet" press={() => ask(false)}>
              Not yet
            </Press>
          </PanelRow>
        </>
      )}
    </PanelPart>
  )
}
