const seats = Array.from({ length: 8 }, (_, place) => {
  const angle = (place * Math.PI) / 4 - Math.PI / 2
  return { x: round(16 + 12 * Math.cos(angle)), y: round(16 + 12 * Math.sin(angle)) }
})

/** The emblem: a circle of people with one seat still free. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" class="logo" aria-hidden="true">
      {seats.map(({ x, y }, place) => (
        <circle
          key={place}
          cx={x}
          cy={y}
          r={place === 1 ? 2.5 : 3.1}
          class={place === 1 ? 'logo-free' : ''}
        />
      ))}
    </svg>
  )
}

function round(length: number): number {
  return Math.round(length * 100) / 100
}
