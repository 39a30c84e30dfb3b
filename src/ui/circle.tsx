import { SeatShape } from './seat-shape.tsx'
import { arrangeSeats, circleInWords, type Seat } from './seats.ts'

/** In a square of 200: the ring the seats stand on, and how big and how finely drawn a seat is. */
const ring = 78
const sizes = {
  small: { seat: 20, line: 0.27 },
  medium: { seat: 17, line: 0.13 },
  large: { seat: 17, line: 0.1 },
} as const

interface CircleProps {
  seats: readonly Seat[]
  size: keyof typeof sizes
  /** What it says to those who cannot see it; the seats in words when left out. */
  label?: string | undefined
  /** In the middle, from medium size on: what counts most about this group now. */
  centre?: { figure: string | number; words: string } | undefined
}

/** The seats of a group. Two leaders sit across from each other, as they do in the room. */
export function Circle({ seats, size, label, centre }: CircleProps) {
  const { seat, line } = sizes[size]
  const radius = Math.min(seat, (Math.PI * ring * 0.66) / Math.max(seats.length, 1))
  const named = size === 'large'
  return (
    <svg
      role="img"
      aria-label={label ?? circleInWords(seats)}
      viewBox={named ? '-58 -16 316 232' : '0 0 200 200'}
      class={`circle circle-${size}`}
    >
      <circle cx="100" cy="100" r={Math.round(ring - radius * 1.75)} class="circle-floor" />
      {arrangeSeats(seats).map((taken, place) => {
        const angle = (place * 2 * Math.PI) / seats.length - Math.PI / 2
        const x = 100 + ring * Math.cos(angle)
        const y = 100 + ring * Math.sin(angle)
        return (
          <>
            <SeatShape seat={taken} x={x} y={y} radius={radius} line={line} />
            {named && taken.label && <SeatName seat={taken} angle={angle} distance={ring + radius} />}
          </>
        )
      })}
      {centre && size !== 'small' && (
        <>
          <text x="100" y="104" class="circle-figure">
            {centre.figure}
          </text>
          <text x="100" y="122" class="circle-words">
            {centre.words}
          </text>
        </>
      )}
    </svg>
  )
}

function SeatName({ seat, angle, distance }: { seat: Seat; angle: number; distance: number }) {
  const side = Math.cos(angle)
  return (
    <text
      x={Math.round(100 + (distance + 8) * side)}
      y={Math.round(103 + (distance + 11) * Math.sin(angle))}
      text-anchor={Math.abs(side) < 0.2 ? 'middle' : side > 0 ? 'start' : 'end'}
      class={seat.emphasis ? 'seat-name seat-you' : 'seat-name'}
    >
      {shortened(seat.label ?? '')}
    </text>
  )
}

function shortened(name: string): string {
  return name.length > 12 ? `${name.slice(0, 11)}…` : name
}

const key = [
  { state: 'leader', word: 'leader' },
  { state: 'member', word: 'member' },
  { state: 'offered', word: 'place offered' },
  { state: 'empty', word: 'free' },
] as const

/** What the shapes of the seats mean. */
export function CircleKey() {
  return (
    <ul class="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      {key.map(({ state, word }) => (
        <li key={state} class="flex items-center gap-1.5">
          <svg viewBox="0 0 20 20" class="circle-key" aria-hidden="true">
            <SeatShape seat={{ state }} x={10} y={10} radius={8.5} line={0.2} />
          </svg>
          {word}
        </li>
      ))}
    </ul>
  )
}
