import { createHmac } from 'node:crypto'

/**
 * A tree of keys from which branches can be cut off for good (Goldreich, Goldwasser, Micali 1986). Each key makes the
 * two below it, and none makes the one above: from the root follow 2^48 keys, one for every leaf. To destroy a leaf's
 * key, its ancestors are forgotten and the branches beside the way to it are kept; every other key stays what it was.
 *
 * Path from the root ('0' and '1') → the key there. A whole tree is one key, at ''.
 */
export type KeyTree = ReadonlyMap<string, Buffer>

/** The way to a leaf: 16 bits for the day, 32 for the record. */
export const DEPTH = 48
export const LEAVES = 2 ** DEPTH

/** From one leaf to another; the second is not in it. */
export interface Leaves {
  readonly from: number
  readonly to: number
}

/** null: it was cut off. */
export function leafKey(tree: KeyTree, leaf: number): Buffer | null {
  const path = leaf.toString(2).padStart(DEPTH, '0')
  for (let length = 0; length <= DEPTH; length++) {
    const key = tree.get(path.slice(0, length))
    if (key) return [...path.slice(length)].reduce(keyBelow, key)
  }
  return null
}

/** The tree in which these leaves have no key any more; the very same one when they had none. */
export function cutOff(tree: KeyTree, gone: Leaves): KeyTree {
  const left = new Map<string, Buffer>()
  const keep = (path: string, key: Buffer): void => {
    const { from, to } = leavesBelow(path)
    if (to <= gone.from || gone.to <= from) left.set(path, key)
    else if (from < gone.from || gone.to < to) {
      for (const turn of ['0', '1']) keep(path + turn, keyBelow(key, turn))
    }
  }
  for (const [path, key] of tree) keep(path, key)
  const isSame = left.size === tree.size && [...left.keys()].every((path) => tree.has(path))
  return isSame ? tree : left
}

function leavesBelow(path: string): Leaves {
  const width = 2 ** (DEPTH - path.length)
  const from = path === '' ? 0 : Number.parseInt(path, 2) * width
  return { from, to: from + width }
}

const keyBelow = (key: Buffer, turn: string): Buffer => createHmac('sha256', key).update(turn).digest()
