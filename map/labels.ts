// Where each region's number stands, and its name: on its land where that is wide enough, else out at sea.

export interface Label {
  readonly number: readonly [longitude: number, latitude: number]
  /** The middle of the name's lines. */
  readonly name: readonly [longitude: number, latitude: number]
  readonly anchor: 'start' | 'middle' | 'end'
  /** How many letters a line has room for. */
  readonly letters: number
  readonly onLand: boolean
}

const onLand = { anchor: 'middle', letters: 13, onLand: true } as const
const east = { anchor: 'start', letters: 13, onLand: false } as const
const west = { anchor: 'end', letters: 13, onLand: false } as const

export const labels: Record<string, Label> = {
  scotland: { ...onLand, number: [-3.9, 56.35], name: [-3.9, 56.85] },
  'north-east': { ...east, number: [-1.9, 55.05], name: [-1.2, 55.28] },
  yorkshire: { ...east, number: [-1.3, 53.95], name: [-0.16, 54.65] },
  'north-west': { ...west, number: [-2.7, 53.75], name: [-3.25, 53.85] },
  midlands: { ...onLand, number: [-1.75, 52.55], name: [-1.75, 52.95] },
  london: { ...onLand, letters: 14, number: [-0.4, 51.15], name: [-0.4, 51.63] },
  'east-anglia': { ...onLand, number: [0.75, 52.37], name: [0.7, 52.73] },
  'south-west': { ...west, number: [-2.9, 51.0], name: [-5.2, 50.95] },
  'north-wales': { ...west, letters: 8, number: [-3.75, 53.0], name: [-4.85, 53.05] },
  'south-wales': { ...west, letters: 8, number: [-3.6, 52.1], name: [-4.85, 52.35] },
  'northern-ireland': { ...onLand, letters: 8, number: [-7.25, 54.56], name: [-6.5, 54.96] },
  ireland: { ...onLand, number: [-8.0, 52.75], name: [-8.0, 53.25] },
}
