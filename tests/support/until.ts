import { setTimeout as pause } from 'node:timers/promises'

/** Waits for something that happens by itself; says what it waited for when it does not. */
export async function until(
  happened: () => Promise<boolean>,
  what: string,
  withinMs = 15_000,
): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await happened())) {
    if (performance.now() > end) throw new Error(`Waited ${withinMs} ms in vain for ${what}.`)
    await pause(25)
  }
}
