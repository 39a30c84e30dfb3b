import { iceServers } from '../../../platform/turn.ts'
import type { Web } from '../../../platform/web/context.ts'

/** The relays, for as long as a check takes: to measure the connection as voices travel. */
export const relaysOf = (c: Web) =>
  iceServers(c.var.house.turn, 'check', c.var.house.clock(), 1).filter(({ credential }) => credential)
