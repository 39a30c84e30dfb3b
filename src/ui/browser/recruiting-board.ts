// For those who like to drag: dropping a card on a column follows the very link that its menu has for it. Where a card
// has no such step, nothing happens.

let dragged: HTMLElement | null = null

const columns = () => [...document.querySelectorAll<HTMLElement>('[data-board] [data-column]')]
const stepTo = (column: HTMLElement): HTMLAnchorElement | null =>
  dragged?.querySelector<HTMLAnchorElement>(`a[data-to="${column.dataset.column}"]`) ?? null

for (const card of document.querySelectorAll<HTMLElement>('[data-board] [data-card]')) {
  if (!card.querySelector('a[data-to]')) continue
  card.draggable = true
  card.addEventListener('dragstart', (event) => {
    dragged = card
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
    for (const column of columns()) column.classList.toggle('way-open', stepTo(column) !== null)
  })
  card.addEventListener('dragend', () => {
    dragged = null
    for (const column of columns()) column.classList.remove('way-open', 'way-over')
  })
}

for (const column of columns()) {
  column.addEventListener('dragover', (event) => {
    if (!stepTo(column)) return
    event.preventDefault()
    column.classList.add('way-over')
  })
  column.addEventListener('dragleave', () => column.classList.remove('way-over'))
  column.addEventListener('drop', (event) => {
    const step = stepTo(column)
    if (!step) return
    event.preventDefault()
    location.assign(step.href)
  })
}
