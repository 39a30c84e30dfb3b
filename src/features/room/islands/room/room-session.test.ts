import { describe, expect, it } from 'vitest'
import { FakeCircle } from '../../client/media/fake-media.ts'
import type { Own } from '../../client/media/room-media.ts'
import type { RoomCommand } from '../../rules/room-state.ts'
import type { CircleView, SeatView, WaitingView } from '../../rules/room-view.ts'
import { type LineListeners, RoomSession } from './room-session.ts'

interface Track {
  enabled: boolean
  readyState: 'live' | 'ended'
  stop(): void
}

const track = (): Track => ({
  enabled: true,
  readyState: 'live',
  stop() {
    this.readyState = 'ended'
  },
})

const waiting: WaitingView = {
  in: 'waiting-room',
  revision: 1,
  kind: 'meeting',
  you: 'morag',
  yourName: 'Morag Bain',
  leadersHere: 1,
  plan: [],
  leaders: [],
  fallback: null,
}

const seat = (id: string, more: Partial<SeatView> = {}): SeatView => ({
  id,
  position: 0,
  name: id,
  leads: false,
  presence: 'here',
  microphone: true,
  camera: true,
  raised: false,
  cannotHear: false,
  backInAMoment: false,
  ...more,
})

const circle = (own: Partial<SeatView> = {}): CircleView => ({
  in: 'circle',
  revision: 2,
  kind: 'meeting',
  you: 'morag',
  leads: false,
  seats: [seat('ailsa', { leads: true }), seat('morag', own), seat('rona', { presence: 'away' })],
  started: true,
  phases: [],
  phase: null,
  presenter: null,
  moderator: 'ailsa',
  process: null,
  signal: 'hand',
  askedFor: null,
  leaders: [],
  fallback: null,
})

/** Morag's browser, with a line and media that do as they are told. */
function moragsEvening() {
  const microphone = track()
  const camera = track()
  const said: RoomCommand[] = []
  const published: Own[] = []
  const present: string[][] = []
  let closed = false
  let left = false
  let on: LineListeners | undefined
  let now = 1_000_000
  const fake = new FakeCircle().media()
  const cameras: Track[] = []
  const session = new RoomSession(
    {
      roomId: 'room',
      title: 'Clydeside Tuesday Group',
      ticketPath: '/rooms/room/tickets',
      socketPath: '/rooms/socket',
      endPath: '/groups/clydeside',
      leaders: [],
      stream: {
        getAudioTracks: () => [microphone],
        getVideoTracks: () => [camera],
      } as unknown as MediaStream,
      microphone: true,
      camera: true,
      speaker: null,
      relayOnly: false,
    },
    {
      openLine: (_ticket, listeners) => {
        on = listeners
        return {
          command: (command) => said.push(command),
          signal: () => {},
          close: () => {
            closed = true
          },
        }
      },
      media: () => ({
        join: (entry) => fake.join(entry),
        present: (seats) => {
          present.push([...seats])
          fake.present(seats)
        },
        publish: async (own) => {
          published.push(own)
        },
        participants: () => fake.participants(),
        state: () => fake.state(),
        watch: (listener) => fake.watch(listener),
        reports: () => fake.reports(),
        leave: async () => {
          left = true
        },
      }),
      ticket: async () => ({ secret: 'secret', iceServers: [] }),
      streamOf: () => ({}) as MediaStream,
      openCamera: async () => {
        const opened = track()
        cameras.push(opened)
        return opened as unknown as MediaStreamTrack
      },
      hidesOwn: false,
      rememberHidden: () => {},
      now: () => now,
      reload: () => {},
      later: (_after, what) => what(),
    },
    () => {},
  )
  if (!on) throw new Error('The session opened no line.')
  return {
    session,
    line: on,
    microphone,
    camera,
    cameras,
    said,
    published,
    present,
    later: (ms: number) => {
      now += ms
    },
    isClosed: () => closed,
    hasLeftMedia: () => left,
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('an evening in the room, as one browser has it', () => {
  it('sends no picture and no voice from the waiting room', () => {
    const { line, published, present } = moragsEvening()
    line.view(waiting)
    expect(published).toEqual([])
    expect(present).toEqual([])
  })

  it('says what is switched on when it comes in, and connects to those who are in the circle alone', async () => {
    const { line, said, published, present, microphone, camera } = moragsEvening()
    line.view(waiting)
    line.view(circle({ microphone: false, camera: false }))
    expect(said).toEqual([
      { do: 'microphone', on: true },
      { do: 'camera', on: true },
    ])
    expect(published.at(-1)).toEqual({ microphone, camera })
    // Nobody is connected to before one's own certificate is there.
    expect(present).toEqual([])
    await settled()
    expect(present.at(-1)).toEqual(['ailsa', 'morag'])
  })

  it('is silent at once when the microphone is switched off, before the server has answered', () => {
    const { session, line, published, microphone } = moragsEvening()
    line.view(circle())
    session.deeds.microphone(false)
    expect(published.at(-1)?.microphone).toBeNull()
    expect(microphone.enabled).toBe(false)
    // A view from before changes nothing.
    line.view(circle({ microphone: true }))
    expect(session.shown.own.microphone).toBe(false)
  })

  it('is silenced by sitting back, and switches on again when one wishes', () => {
    const { session, line, published, later } = moragsEvening()
    line.view(circle())
    line.view(circle())
    later(10_000)
    line.view(circle({ microphone: false }))
    expect(session.shown.own.microphone).toBe(false)
    expect(published.at(-1)?.microphone).toBeNull()
    session.deeds.microphone(true)
    expect(session.shown.own.microphone).toBe(true)
    expect(published.at(-1)?.microphone).not.toBeNull()
  })

  it('is never switched on from outside', () => {
    const { session, line, said, published, later } = moragsEvening()
    line.view(circle())
    session.deeds.microphone(false)
    line.view(circle({ microphone: false }))
    later(10_000)
    line.view(circle({ microphone: true }))
    expect(session.shown.own.microphone).toBe(false)
    expect(published.at(-1)?.microphone).toBeNull()
    expect(said.at(-1)).toEqual({ do: 'microphone', on: false })
  })

  it('says again what is on when the line has been cut and begins anew', () => {
    const { session, line, said, published, later } = moragsEvening()
    line.view(circle())
    line.view(circle())
    line.state('lost')
    later(60_000)
    line.state('open')
    expect(said.slice(-2)).toEqual([
      { do: 'microphone', on: true },
      { do: 'camera', on: true },
    ])
    line.view(circle({ microphone: false, camera: false }))
    expect(session.shown.own.microphone).toBe(true)
    expect(published.at(-1)?.microphone).not.toBeNull()
  })

  it('switches the camera off with its lamp, and opens it anew', async () => {
    const { session, line, camera, cameras, published } = moragsEvening()
    line.view(circle())
    session.deeds.camera(false)
    expect(camera.readyState).toBe('ended')
    expect(published.at(-1)?.camera).toBeNull()
    session.deeds.camera(true)
    await settled()
    expect(published.at(-1)?.camera).toBe(cameras[0])
  })

  it('ends at once when one leaves: no voice, no picture, and the line is closed', () => {
    const { session, line, said, microphone, camera, isClosed, hasLeftMedia } = moragsEvening()
    line.view(circle())
    session.deeds.leave()
    expect(said.at(-1)).toEqual({ do: 'leave' })
    expect([microphone.readyState, camera.readyState]).toEqual(['ended', 'ended'])
    expect([hasLeftMedia(), isClosed(), session.shown.over]).toEqual([true, true, 'left'])
    // What still arrives brings nobody back.
    line.view(circle())
    expect(session.shown.over).toBe('left')
  })

  it('leaves the media when it is sent back to the door', () => {
    const { session, line, hasLeftMedia } = moragsEvening()
    line.view(circle())
    line.view(waiting)
    expect(hasLeftMedia()).toBe(true)
    expect(session.shown.pictures).toEqual([])
  })
})
