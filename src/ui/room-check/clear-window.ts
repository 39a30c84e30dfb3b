/** Takes everything away that stands around the check: from here on the room has the whole window. */
export function clearWindow(): HTMLElement {
  const place = document.createElement('main')
  place.id = 'island'
  document.documentElement.className = 'room-window'
  document.body.className = 'room-page'
  document.body.replaceChildren(place)
  scrollTo(0, 0)
  return place
}
