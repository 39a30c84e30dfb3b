import { LOOKED, lookedWords, markOf, patientIn, patientWords } from '../../shared/patient-guard.ts'

// Looks at a form's own words before they leave the browser, by the very rule the server asks again. What it finds is
// shown beside the field and goes nowhere.

type OwnWords = HTMLTextAreaElement | HTMLInputElement

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  const held = [...form.querySelectorAll<OwnWords>('[data-own-words]')].filter((field) =>
    holdsBack(form, field),
  )
  if (held.length === 0) return
  event.preventDefault()
  held[0]?.focus()
})

/** Whether this field looks as if it held a patient, and its sender has not looked at these very words. */
function holdsBack(form: HTMLFormElement, field: OwnWords): boolean {
  const kind = patientIn(field.value)
  const mark = markOf(field.value)
  const boxes = [...form.querySelectorAll<HTMLInputElement>(`input[name="${LOOKED}"]`)]
  if (kind && boxes.some((box) => (box.checked || box.type === 'hidden') && box.value === mark)) return false
  takeAway(field)
  if (!kind) return false
  warn(field, patientWords[kind], mark)
  return true
}

function takeAway(field: OwnWords): void {
  document.getElementById(`${field.id}-looked`)?.closest('label')?.remove()
  const problem = document.getElementById(`${field.id}-problem`)
  if (!problem) return
  problem.remove()
  field.removeAttribute('aria-invalid')
  const described = field.getAttribute('aria-describedby')?.split(' ') ?? []
  const left = described.filter((id) => id !== `${field.id}-problem`).join(' ')
  if (left) field.setAttribute('aria-describedby', left)
  else field.removeAttribute('aria-describedby')
}

function warn(field: OwnWords, words: string, mark: string): void {
  const frame = field.closest('.field')
  const problem = made('p', 'problem', words)
  problem.id = `${field.id}-problem`
  problem.setAttribute('role', 'alert')
  const label = frame?.querySelector('.hint') ?? frame?.querySelector('.field-label')
  label?.after(problem)
  field.setAttribute('aria-invalid', 'true')
  field.setAttribute(
    'aria-describedby',
    [field.getAttribute('aria-describedby'), problem.id].filter(Boolean).join(' '),
  )
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.className = 'checkbox'
  box.name = LOOKED
  box.value = mark
  box.id = `${field.id}-looked`
  const tick = document.createElement('label')
  tick.className = 'tick'
  tick.append(box, made('span', '', lookedWords))
  frame?.append(tick)
}

function made(tag: string, className: string, words: string): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.textContent = words
  return element
}
