import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { RoomBar, Toggle, Tool } from '../../../../ui/room/bar.tsx'
import { CircleLayout } from '../../../../ui/room/circle-layout.tsx'
import { RingPicture, SeatPicture } from '../../../../ui/room/seat.tsx'
import type { Participant } from '../../client/media/room-media.ts'
import { notDoneWords, notesOf, placesIn } from '../../rules/on-screen.ts'
import { type Ring, ringOf, type Spot, tablePath } from '../../rules/ring.ts'
import type { SeatId } from '../../rules/room-state.ts'
import type { CircleView, SeatView } from '../../rules/room-view.ts'
import { LeadersDesk } from './leaders-desk.tsx'
import { Middle } from './middle.tsx'
import { OwnSwitches } from './own-switches.tsx'
import type { RoomDeeds, RoomShown } from './shown.ts'

interface CircleScreenProps {
  view: CircleView
  shown: RoomShown
  deeds: RoomDeeds
}

export function CircleScreen({ view, shown, deeds }: CircleScreenProps) {
  const [chosen, choose] = useState<SeatId | null>(null)
  const [hasDesk, openDesk] = useState(view.leads)
  const showsDesk = view.leads && hasDesk
  const [sound, setSound] = useState({ isHeld: false, freed: 0 })
  const held = useCallback(() => setSound(({ freed }) => ({ isHeld: true, freed })), [])
  const circle = useRef<HTMLDivElement>(null)
  const letGo = () => {
    choose(null)
    circle.current?.querySelector<HTMLElement>('[aria-pressed="true"].face-choice')?.focus()
  }
  const ring = useRing(circle, placesIn(view))
  const desk = showsDesk && (
    <LeadersDesk view={view} now={shown.now} chosen={chosen} letGo={letGo} send={deeds.send} />
  )
  return (
    <CircleLayout
      title={shown.title}
      circleRef={circle}
      desk={desk}
      notice={shown.refused && notDoneWords[shown.refused]}
      bar={<Bar view={view} shown={shown} deeds={deeds} desk={{ open: showsDesk, toggle: openDesk }} />}
    >
      {ring && (
        <RingPicture
          label="The circle"
          width={ring.area.width}
          height={ring.area.height}
          table={{ edge: tablePath(ring.table), top: ring.table.y }}
          middle={{
            left: ring.middle.x,
            top: ring.middle.y,
            width: ring.middle.width,
            height: ring.middle.height,
          }}
          words={
            <Middle
              view={view}
              shown={shown}
              deeds={deeds}
              freeSound={
                sound.isHeld
                  ? () => setSound(({ freed }) => ({ isHeld: false, freed: freed + 1 }))
                  : undefined
              }
            />
          }
        >
          {view.seats.map((seat) => {
            const spot = ring.places[seat.position]
            return (
              spot && (
                <SeatPicture
                  key={seat.id}
                  {...seatProps(view, seat, shown)}
                  place={placeOf(ring, spot)}
                  sound={{ held, freed: sound.freed, speaker: shown.speaker }}
                  choice={
                    showsDesk
                      ? {
                          chosen: chosen === seat.id,
                          choose: () => choose(chosen === seat.id ? null : seat.id),
                        }
                      : undefined
                  }
                  presents={
                    showsDesk && view.started && !view.presenter && !seat.leads
                      ? () => deeds.send({ do: 'present', seat: seat.id })
                      : undefined
                  }
                />
              )
            )
          })}
        </RingPicture>
      )}
    </CircleLayout>
  )
}

function seatProps(view: CircleView, seat: SeatView, { own, pictures }: RoomShown) {
  const isYou = seat.id === view.you
  const other = pictures.find((picture) => picture.seat === seat.id)
  return {
    name: seat.name,
    notes: notesOf(view, seat.id),
    you: isYou,
    presence: presenceOf(seat, isYou ? undefined : other),
    stream: isYou ? own.stream : (other?.stream ?? null),
    picture: isYou ? ('live' as const) : pictureOf(other),
    // What one switches oneself is true at once, before the server has said so.
    microphone: isYou ? own.microphone : seat.microphone,
    camera: isYou ? own.camera : seat.camera,
    hidden: isYou && own.hidden,
    signal: seat.raised && view.signal !== 'none' ? view.signal : null,
    cannotHear: seat.cannotHear,
    backInAMoment: seat.backInAMoment,
    satBack: view.presenter?.seat === seat.id && view.presenter.state === 'sitting-back',
  }
}

/** The path between two browsers may be cut while the server has both; and live on while it has lost one. */
function presenceOf(seat: SeatView, picture: Participant | undefined): SeatView['presence'] {
  if (seat.presence === 'here' && picture?.link === 'reconnecting') return 'reconnecting'
  if (seat.presence === 'reconnecting' && picture?.link === 'open') return 'here'
  return seat.presence
}

function pictureOf(picture: Participant | undefined): 'live' | 'connecting' | 'too-weak' {
  if (!picture || picture.link === 'connecting') return 'connecting'
  return picture.pictureRests ? 'too-weak' : 'live'
}

function placeOf(ring: Ring, { x, y, out }: Spot) {
  return {
    left: x,
    top: y,
    width: ring.width,
    height: ring.height,
    moveX: out.x * ring.lean,
    moveY: out.y * ring.lean,
  }
}

/** As large as its room in the window, and again whenever that changes. */
function useRing(circle: { current: HTMLDivElement | null }, places: number) {
  const [area, measure] = useState<{ width: number; height: number } | null>(null)
  useLayoutEffect(() => {
    const element = circle.current
    if (!element) return
    const look = () =>
      measure((was) => {
        const { clientWidth: width, clientHeight: height } = element
        return was?.width === width && was.height === height ? was : { width, height }
      })
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [circle])
  return useMemo(
    () => (area && area.width > 0 ? { ...ringOf(places, area.width, area.height), area } : null),
    [places, area],
  )
}

interface ToolsProps extends CircleScreenProps {
  desk: { open: boolean; toggle(open: boolean): void }
}

function Bar({ view, shown: { own }, deeds, desk }: ToolsProps) {
  const you = view.seats.find(({ id }) => id === view.you)
  const presenter = view.presenter?.seat === view.you ? view.presenter.state : null
  return (
    <RoomBar
      leaders={view.leaders}
      end={
        <>
          {view.leads && (
            <Tool
              label="Leading"
              icon="people"
              expanded={desk.open}
              count={view.forLeaders?.waiting.length}
              press={() => desk.toggle(!desk.open)}
            />
          )}
          <Tool label="Leave" icon="door" tone="leave" press={deeds.leave} />
        </>
      }
    >
      <OwnSwitches own={own} deeds={deeds} />
      <Toggle
        label="Hide my picture"
        icon="eye-off"
        iconOff="eye"
        pressed={own.hidden}
        toggle={deeds.hideOwn}
      />
      {presenter === 'telling' && (
        <Tool label="Sit back" icon="chair" tone="accent" press={() => deeds.send({ do: 'sit-back' })} />
      )}
      {presenter === 'sitting-back' && (
        <Tool label="Come back" icon="chair" tone="accent" press={() => deeds.send({ do: 'return' })} />
      )}
      {view.signal !== 'none' && (
        <Toggle
          label={view.signal === 'hand' ? 'Raise hand' : 'I wish to speak'}
          icon={view.signal}
          pressed={you?.raised ?? false}
          onMatters
          toggle={(on) => deeds.send({ do: 'raise', on })}
        />
      )}
      <Toggle
        label="Can’t hear"
        icon="ear"
        pressed={you?.cannotHear ?? false}
        onMatters
        toggle={(on) => deeds.send({ do: 'cannot-hear', on })}
      />
      <Toggle
        label="Back in a moment"
        icon="cup"
        pressed={you?.backInAMoment ?? false}
        onMatters
        toggle={(on) => deeds.send({ do: 'back-in-a-moment', on })}
      />
    </RoomBar>
  )
}
