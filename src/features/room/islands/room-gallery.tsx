import { drawIsland, islandProps } from '../../../ui/room/island.tsx'
import { drawnFigure } from './room/drawn-figure.ts'
import { answered, type Example, exampleOwn, examplePictures, exampleRoom } from './room/example-room.ts'
import { RoomScreen } from './room/room-screen.tsx'
import type { RoomShown } from './room/shown.ts'

// The room with drawn figures, without a server or a camera: /dev/room/8?as=leader&moment=telling.
const example = islandProps<Example>()
const figures = new Map<number, MediaStream>()

function figure(nth: number): MediaStream {
  const drawn = figures.get(nth) ?? drawnFigure(nth)
  figures.set(nth, drawn)
  return drawn
}

const room = exampleRoom(example, Date.now())
const you = room.view?.you.replace('seat-', '') ?? '0'
let shown: RoomShown = {
  ...room,
  own: exampleOwn(figure(Number(you))),
  pictures: examplePictures(room.view, figure, example.moment),
}

function change(next: Partial<RoomShown>): void {
  shown = { ...shown, ...next }
  draw()
}

function draw(): void {
  drawIsland(
    <RoomScreen
      shown={shown}
      deeds={{
        send: (command) => change(answered(shown, command)),
        microphone: (microphone) => change({ own: { ...shown.own, microphone } }),
        camera: (camera) => change({ own: { ...shown.own, camera } }),
        hideOwn: (hidden) => change({ own: { ...shown.own, hidden } }),
        leave: () => change({ over: 'left' }),
        again: () => location.reload(),
      }}
    />,
  )
}

draw()
