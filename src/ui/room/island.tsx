import type { ComponentChild } from 'preact'
import { render } from 'preact'

/** What the page handed to its island. */
export function islandProps<Props>(): Props {
  return JSON.parse(document.getElementById('island-props')?.textContent ?? 'null')
}

/** Draws into the page, in place of what stood there for whoever has no JavaScript; again at every call. */
export function drawIsland(what: ComponentChild): void {
  const place = document.getElementById('island')
  if (!place) return
  if (!place.dataset.drawn) place.replaceChildren()
  place.dataset.drawn = 'yes'
  render(what, place)
}

/** Takes the page away around the room: from now on the circle fills the window. */
export function fillWindow(): void {
  const main = document.createElement('main')
  main.id = 'island'
  // What dresses the room may stand where the page around it goes.
  document.head.append(...document.body.querySelectorAll('link[rel="stylesheet"]'))
  document.body.className = 'room-page'
  document.body.replaceChildren(main)
}
