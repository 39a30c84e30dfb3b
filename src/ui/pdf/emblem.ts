/** The house's emblem on paper: a circle of people with one seat still free (ui/logo.tsx). */
export function drawEmblem(
  document: PDFKit.PDFDocument,
  x: number,
  y: number,
  size: number,
  color: string,
): void {
  const unit = size / 32
  for (let place = 0; place < 8; place++) {
    const angle = (place * Math.PI) / 4 - Math.PI / 2
    const [cx, cy] = [x + unit * (16 + 12 * Math.cos(angle)), y + unit * (16 + 12 * Math.sin(angle))]
    if (place === 1)
      document
        .circle(cx, cy, unit * 2.5)
        .lineWidth(unit * 1.2)
        .stroke(color)
    else document.circle(cx, cy, unit * 3.1).fill(color)
  }
}
