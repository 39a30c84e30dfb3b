import { drawEmblem } from './emblem.ts'
import { ink, mm, type Sheet, type TextStyle } from './sheet.ts'

/** Emblem and society at the head of a sheet, between its margins. */
export function writeMasthead(
  sheet: Sheet,
  society: string,
  { left, right }: { left: number; right: number },
): void {
  sheet.decorate((document) => drawEmblem(document, left - 1.5 * mm, 15 * mm, 11 * mm, ink.accent))
  const x = left + 12 * mm
  const style: TextStyle = { face: 'strong', size: 12 }
  const y = 20.5 * mm - sheet.height(society, style, right - x) / 2
  sheet.write('P', society, style, { x, y: Math.max(y, 8 * mm), width: right - x })
}
