import { useEffect, useState } from 'preact/hooks'

/** The longest that a browser's timer counts. */
const LONGEST_MS = 2 ** 31 - 1

/** Whether the doors have opened while one was looking. */
export function useOpening(opensInMs: number | null): boolean {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (opensInMs === null || opensInMs > LONGEST_MS) return
    const timer = setTimeout(() => setOpen(true), opensInMs + 1_000)
    return () => clearTimeout(timer)
  }, [opensInMs])
  return isOpen
}
