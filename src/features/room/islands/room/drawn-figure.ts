/** A still, drawn figure as a camera's picture: for looking at the room without anybody in front of a camera. */
export function drawnFigure(nth: number): MediaStream {
  const canvas = document.createElement('canvas')
  canvas.width = 640
  canvas.height = 360
  const pen = canvas.getContext('2d')
  if (pen) drawPerson(pen, nth)
  return canvas.captureStream(1)
}

const walls = ['#d9cfc0', '#c3cdc9', '#cfc4b4', '#b9c3c9', '#d6c7bb', '#c8cbb9'] as const
const skins = ['#e3b899', '#8d5a3c', '#f0cdb2', '#c68b62', '#5f3b28', '#dba883'] as const
const hairs = ['#4a3527', '#1d1a18', '#a8763e', '#6d6a68', '#2b1d16', '#c9b18a', '#8a3f24'] as const
const clothes = ['#3d5a63', '#7c4a42', '#4d5d45', '#6b5a78', '#33485f', '#8a6d3b', '#54605f'] as const

function drawPerson(pen: CanvasRenderingContext2D, nth: number): void {
  const of = <T>(all: readonly T[], step: number): T => all[(nth * step) % all.length] as T
  const x = 320 + ((nth * 37) % 50) - 25
  const y = 132 + ((nth * 23) % 24)
  pen.fillStyle = of(walls, 5)
  pen.fillRect(0, 0, 640, 360)
  drawRoom(pen, nth)
  pen.fillStyle = of(hairs, 3)
  if (nth % 3 === 0) ellipse(pen, x, y + 40, 92, 112)
  pen.fillStyle = of(clothes, 3)
  pen.beginPath()
  pen.moveTo(x - 205, 370)
  pen.bezierCurveTo(x - 190, y + 130, x - 80, y + 118, x, y + 116)
  pen.bezierCurveTo(x + 80, y + 118, x + 190, y + 130, x + 205, 370)
  pen.fill()
  pen.fillStyle = of(skins, 5)
  pen.fillRect(x - 28, y + 60, 56, 62)
  ellipse(pen, x, y + 120, 30, 20)
  ellipse(pen, x, y, 70, 88)
  pen.fillStyle = of(hairs, 3)
  pen.beginPath()
  pen.ellipse(x, y - 22, 74, 74, 0, Math.PI * 1.02, Math.PI * 1.98)
  pen.bezierCurveTo(x + 40, y - 62, x - 20, y - 40, x - 74, y - 22)
  pen.fill()
  drawFace(pen, x, y, nth)
}

function drawRoom(pen: CanvasRenderingContext2D, nth: number): void {
  const isLeft = nth % 2 === 0
  pen.fillStyle = 'rgb(255 255 255 / 35%)'
  if (nth % 3 === 1) pen.fillRect(isLeft ? 40 : 470, 30, 130, 170)
  pen.fillStyle = 'rgb(60 50 40 / 18%)'
  if (nth % 3 !== 1) {
    for (let shelf = 0; shelf < 3; shelf++) pen.fillRect(isLeft ? 0 : 480, 60 + shelf * 85, 160, 8)
    for (let book = 0; book < 12; book++)
      pen.fillRect((isLeft ? 8 : 488) + (book % 6) * 22, 60 + Math.floor(book / 6) * 85 - 50, 14, 50)
  }
}

function drawFace(pen: CanvasRenderingContext2D, x: number, y: number, nth: number): void {
  pen.fillStyle = 'rgb(30 20 15 / 80%)'
  ellipse(pen, x - 26, y + 2, 5, 6)
  ellipse(pen, x + 26, y + 2, 5, 6)
  pen.strokeStyle = 'rgb(60 30 20 / 65%)'
  pen.lineWidth = 4
  pen.lineCap = 'round'
  pen.beginPath()
  pen.arc(x, y + 32, 22, Math.PI * 0.2, Math.PI * 0.8)
  pen.stroke()
  if (nth % 4 !== 2) return
  pen.lineWidth = 3
  for (const side of [-26, 26]) {
    pen.beginPath()
    pen.arc(x + side, y + 2, 19, 0, Math.PI * 2)
    pen.stroke()
  }
}

function ellipse(pen: CanvasRenderingContext2D, x: number, y: number, wide: number, tall: number): void {
  pen.beginPath()
  pen.ellipse(x, y, wide, tall, 0, 0, Math.PI * 2)
  pen.fill()
}
