import { arrangeSeats, circleInWords, type Seat } from './seats.ts'

const sizes = {
  small: { pixels: 56, seat: 17, line: 6 },
  medium: { pixels: 176, seat: 14.5, line: 2.2 },
  large: { pixels: 176, seat: 14.5, line: 1.6 },
} as const

interface CircleProps {
  seats: readonly Seat[]
  size: keyof typeof sizes
  /** What it says to those who cannot see it; the seats in words when left out. */
  label?: string | undefined
  /** In the middle, from medium size: what counts most about this group now. */
  centre?: { figure: string | number; words: string } | undefined
}

/** The circle: the seats of a group. Co-leaders sit across from each other, as they do in the room. */
export function Circle({ seats, size, label, centre }: CircleProps) {
  const { seat, line } = sizes[size]
  const radius = Math.min(seat, (Math.PI * 78 * 0.7) / Math.max(seats.length, 1))
  const named = size === 'large'
  return (
    <svg
      role="img"
      aria-label={label ?? circleInWords(seats)}
      viewBox={named ? '-70 -20 340 240' : '0 0 200 200'}
      class={`circle circle-${size}`}
      stroke-width={line}
    >
      <circle cx="100" cy="100" r={78 - radius - 9} class="circle-floor" />
      {arrangeSeats(seats).map((taken, place) => {
        const angle = (place * 2 * Math.PI) / seats.length - Math.PI / 2
        return (
          <g key={place}>
            <SeatShape
              seat={taken}
              x={100 + 78 * Math.cos(angle)}
              y={100 + 78 * Math.sin(angle)}
              radius={radius}
              line={line}
            />
            {named && taken.label && <SeatName name={taken.label} angle={angle} radius={radius} />}
          </g>
        )
      })}
      {centre && size !== 'small' && (
        <>
          <text x="100" y="103" class="circle-figure">
            {centre.figure}
          </text>
          <text x="100" y="121" class="circle-words">
            {centre.words}
          </text>
        </>
      )}
    </svg>
  )
}

interface SeatShapeProps {
  seat: Seat
  x: number
  y: number
  radius: number
  line: number
}

// Each state has its own shape, so that it is told without colour.
export function SeatShape({ seat, x, y, radius, line }: SeatShapeProps) {
  const at = { cx: round(x), cy: round(y) }
  const outline = round(radius - line / 2)
  return (
    <>
      {seat.emphasis && <circle {...at} r={round(radius + 6)} class="seat-glow" />}
      {seat.state === 'leader' && (
        <>
          <circle {...at} r={outline} class="seat-line" />
          <circle {...at} r={round(radius - line * 2.2)} class="seat-fill" />
        </>
      )}
      {seat.state === 'member' && <circle {...at} r={round(radius)} class="seat-fill" />}
      {seat.state === 'offered' && (
        <>
          <circle {...at} r={outline} class="seat-line" />
          <circle {...at} r={round(radius * 0.32)} class="seat-fill" />
        </>
      )}
      {seat.state === 'empty' && (
        <circle {...at} r={outline} class="seat-free" stroke-dasharray={dashes(outline)} />
      )}
    </>
  )
}

function SeatName({ name, angle, radius }: { name: string; angle: number; radius: number }) {
  const side = Math.cos(angle)
  return (
    <text
      x={round(100 + (78 + radius + 7) * side)}
      y={round(104 + (78 + radius + 10) * Math.sin(angle))}
      text-anchor={Math.abs(side) < 0.2 ? 'middle' : side > 0 ? 'start' : 'end'}
      class="seat-name"
    >
      {name}
    </text>
  )
}

/** Ten dashes, whatever the size, with no odd end where they meet. */
function dashes(radius: number): string {
  const dash = (2 * Math.PI * radius) / 10
  return `${round(dash * 0.55)} ${round(dash * 0.45)}`
}

function round(length: number): number {
  return Math.round(length * 100) / 100
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
          <svg viewBox="0 0 20 20" class="circle-key" aria-hidden="true" stroke-width="2">
            <SeatShape seat={{ state }} x={10} y={10} radius={9} line={2} />
          </svg>
          {word}
        </li>
      ))}
    </ul>
  )
}
